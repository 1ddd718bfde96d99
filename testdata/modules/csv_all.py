# Reading and writing tables.
import csv, io
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
texts = ['a,b,c\r\n1,2,3\r\n', '"a,b","c""d",e\n"x\ny",z\n', '', '\n\n', 'a', 'a,', ',', '"', '"a', '"a"b,c', 'a"b,c"d', ' a, b ,"c" ', 'a\\,b,c', '"a\\"b"', "a\rb", 'é,ü\n', '1,"2",x', 'a,b\\\n', '"a"\r\n"b"']
for s in texts:
    for kw in [{}, {'skipinitialspace':True}, {'escapechar':'\\'}, {'doublequote':False,'escapechar':'\\'}, {'strict':True}, {'quoting':csv.QUOTE_NONE}, {'delimiter':';','quotechar':"'"}]:
        t(lambda: list(csv.reader(io.StringIO(s, newline=''), **kw)))
t(lambda: list(csv.reader(['1,2.5,"x"'], quoting=csv.QUOTE_NONNUMERIC))); t(lambda: list(csv.reader(['x'], quoting=csv.QUOTE_NONNUMERIC)))
t(lambda: list(csv.reader([b'x']))); t(lambda: csv.reader(1)); t(lambda: list(csv.reader(['a\nb'])))
rows = [['a','b'], ['a,b','c"d'], ['x\ny', ''], [''], [], [None], [1, 2.5, True, None], ['é', "it's"], ['\\', ' '], ['a\rb'], ['""']]
for kw in [{}, {'quoting':csv.QUOTE_ALL}, {'quoting':csv.QUOTE_NONNUMERIC}, {'quoting':csv.QUOTE_NONE}, {'quoting':csv.QUOTE_NONE,'escapechar':'\\'}, {'doublequote':False,'escapechar':'\\'}, {'doublequote':False}, {'lineterminator':'\n','delimiter':'\t'}, {'quotechar':"'"}, {'dialect':'unix'}, {'dialect':csv.excel_tab}]:
    for r in rows:
        f = io.StringIO()
        try: n = csv.writer(f, **kw).writerow(r); print(repr(f.getvalue()), n, end=' ')
        except Exception as e: print(type(e).__name__, e, end=' ')
    print()
f = io.StringIO(); w = csv.writer(f); w.writerows([[1,2],(3,4)]); print(repr(f.getvalue()))
t(lambda: w.writerow(1)); t(lambda: csv.writer(1)); t(lambda: w.writerows([1]))
for kw in [{'delimiter':''}, {'delimiter':'ab'}, {'delimiter':1}, {'quotechar':None}, {'quotechar':1}, {'quotechar':'ab'}, {'quoting':9}, {'quoting':'x'}, {'escapechar':2}, {'lineterminator':None}, {'foo':1}, {'dialect':'nope'}, {'quotechar':None,'quoting':csv.QUOTE_ALL}]:
    t(lambda: list(csv.reader(['a,b'], **kw)))
d = csv.DictReader(io.StringIO('a,b\n1,2\n3\n\n4,5,6\n')); print(d.fieldnames, list(d), d.line_num)
print(list(csv.DictReader(['1,2,3','4'], fieldnames=['x','y'], restkey='rest', restval='none')), list(csv.DictReader([])))
f = io.StringIO(); w = csv.DictWriter(f, ['a','b'], restval='-', lineterminator='\n'); print(w.writeheader()); w.writerow({'a':1}); w.writerows([{'b':2,'a':3}]); print(repr(f.getvalue()))
t(lambda: w.writerow({'c':1})); t(lambda: csv.DictWriter(f, [], extrasaction='x')); csv.DictWriter(f, ['a'], extrasaction='ignore').writerow({'z':1})
print(sorted(csv.list_dialects()), csv.get_dialect('excel').delimiter, csv.field_size_limit(), csv.field_size_limit(5)); t(lambda: list(csv.reader(['abcdef']))); csv.field_size_limit(131072)
csv.register_dialect('mine', delimiter='|', quoting=csv.QUOTE_ALL); print(list(csv.reader(['a|"b"'], 'mine')), csv.reader([], 'mine').dialect.quoting); csv.unregister_dialect('mine'); t(lambda: csv.get_dialect('mine')); t(lambda: csv.unregister_dialect('mine'))
r = csv.reader(['a','"b','c"','d']); print(next(r), r.line_num, next(r), r.line_num, next(r), r.line_num)
class Bad(csv.Dialect): delimiter = 'xx'
t(lambda: Bad()); t(lambda: csv.Dialect()); print(csv.excel().delimiter)
for s in ['a;b;c\n1;2;3\n4;5;6\n', "'a','b'\n'c','d'\n", 'x\ty\n1\t2\n', 'name, age\n"Bob", 3\n"Al", 44\n', 'a|b\nc|d\n']:
    d = csv.Sniffer().sniff(s); print(repr(d.delimiter), d.quotechar, d.doublequote, d.skipinitialspace, csv.Sniffer().has_header(s))
print(csv.Sniffer().sniff('a;b,c\n1;2,3\n', delimiters=';').delimiter, csv.Error, csv.reader([]).__class__)
