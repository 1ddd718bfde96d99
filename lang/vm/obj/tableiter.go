package obj

// An iterator over a dict or a set is an object guarded as a whole. It has the table (unbound at the end), the next
// entry, the length that there was at first (-1 once it was another one), and the number of items left.
const (
	TableIterOf    = 1
	TableIterEntry = 2
	TableIterSize  = 3
	TableIterLeft  = 4
)

// TableStep says how a step of such an iterator went.
type TableStep uint8

const (
	StepTaken   TableStep = iota
	StepEnded             // there is no item left
	StepResized           // the table has another length than at first
	StepRekeyed           // a dict has that length, but more items than those that were left
)

// DictStep goes on with an iterator over a dict: the next key and its value.
func (s *Space) DictStep(it Value) (key, value Value, how TableStep) {
	d, how := s.stepFrom(it, (*Space).DictLen)
	if how != StepTaken {
		return Unbound, Unbound, how
	}
	i, key, value := s.DictAt(d, int(Value(s.Word(it.Ref(), TableIterEntry)).Int()))
	if i >= 0 && Value(s.Word(it.Ref(), TableIterLeft)) == SmallInt(0) {
		return Unbound, Unbound, StepRekeyed
	}
	return key, value, s.stepTo(it, i, i+1)
}

// DictStepBack is DictStep for a reversed iterator, which just ends where there are more items than there were.
func (s *Space) DictStepBack(it Value) (key, value Value, how TableStep) {
	d, how := s.stepFrom(it, (*Space).DictLen)
	if how != StepTaken {
		return Unbound, Unbound, how
	}
	i := s.DictPrev(d, int(Value(s.Word(it.Ref(), TableIterEntry)).Int()))
	if i < 0 || Value(s.Word(it.Ref(), TableIterLeft)) == SmallInt(0) {
		return Unbound, Unbound, s.stepTo(it, Missing, 0)
	}
	return s.DictKey(d, i), s.DictValue(d, i), s.stepTo(it, i, i-1)
}

// SetStep goes on with an iterator over a set: the next key.
func (s *Space) SetStep(it Value) (key Value, how TableStep) {
	v, how := s.stepFrom(it, (*Space).SetLen)
	if how != StepTaken {
		return Unbound, how
	}
	i, key := s.SetAt(v, int(Value(s.Word(it.Ref(), TableIterEntry)).Int()))
	return key, s.stepTo(it, i, i+1)
}

// stepFrom is the table of an iterator that has not ended, of which size is the length.
func (s *Space) stepFrom(it Value, size func(*Space, Value) int) (Value, TableStep) {
	table := s.Field(it, TableIterOf)
	if table == Unbound {
		return table, StepEnded
	}
	if int(Value(s.Word(it.Ref(), TableIterSize)).Int()) != size(s, table) {
		s.SetField(it, TableIterSize, SmallInt(-1)) // for ever
		return table, StepResized
	}
	return table, StepTaken
}

// stepTo notes that entry i was taken, and which is to be looked at next; there was none if i is below 0.
func (s *Space) stepTo(it Value, i, next int) TableStep {
	if i < 0 {
		s.SetField(it, TableIterOf, Unbound)
		return StepEnded
	}
	s.WriteBarrier(it.Ref())
	left := Value(s.Word(it.Ref(), TableIterLeft)).Int() - 1
	s.SetWord(it.Ref(), TableIterEntry, uint64(SmallInt(int64(next))))
	s.SetWord(it.Ref(), TableIterLeft, uint64(SmallInt(left)))
	return StepTaken
}
