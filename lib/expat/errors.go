package expat

// Code is an error, as expat numbers them.
type Code int32

// The errors.
const (
	ErrNoMemory Code = 1 + iota
	ErrSyntax
	ErrNoElements
	ErrInvalidToken
	ErrUnclosedToken
	ErrPartialChar
	ErrTagMismatch
	ErrDuplicateAttribute
	ErrJunkAfterDocElement
	ErrParamEntityRef
	ErrUndefinedEntity
	ErrRecursiveEntityRef
	ErrAsyncEntity
	ErrBadCharRef
	ErrBinaryEntityRef
	ErrAttributeExternalEntityRef
	ErrMisplacedXMLPI
	ErrUnknownEncoding
	ErrIncorrectEncoding
	ErrUnclosedCDATASection
	ErrExternalEntityHandling
	ErrNotStandalone
	ErrUnexpectedState
	ErrEntityDeclaredInPE
	ErrFeatureRequiresDTD
	ErrCantChangeFeature
	ErrUnboundPrefix
	ErrUndeclaringPrefix
	ErrIncompletePE
	ErrXMLDecl
	ErrTextDecl
	ErrPublicID
	ErrSuspended
	ErrNotSuspended
	ErrAborted
	ErrFinished
	ErrSuspendPE
	ErrReservedPrefixXML
	ErrReservedPrefixXMLNS
	ErrReservedNamespaceURI
	ErrInvalidArgument
	ErrNoBuffer
	ErrAmplification
)
