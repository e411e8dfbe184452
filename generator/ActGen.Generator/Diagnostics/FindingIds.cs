namespace ActGen.Generator.Diagnostics;

/// <summary>The ids of the diagnostics, by what they are about. An id once released keeps its meaning.</summary>
internal static class FindingIds
{
    public const string NotPartial = "ACT0001";
    public const string Syntax = "ACT0002";
    public const string UnknownName = "ACT0003";
    public const string UnknownFunction = "ACT0004";
    public const string WrongArity = "ACT0005";
    public const string NumberExpected = "ACT0006";
    public const string ConditionExpected = "ACT0007";
    public const string PowerOperator = "ACT0008";
    public const string UnsupportedConstruct = "ACT0009";
    public const string UnusedLearnable = "ACT0010";
    public const string NameUsedTwice = "ACT0011";
    public const string InvalidName = "ACT0012";
    public const string PiecesLeaveGap = "ACT0013";
    public const string CircularReference = "ACT0014";
    public const string NotAnActivation = "ACT0015";
    public const string InvalidInit = "ACT0016";
    public const string InvalidBounds = "ACT0017";
    public const string LeavesDomain = "ACT0018";
    public const string ZeroDerivative = "ACT0019";
    public const string TooLarge = "ACT0020";
    public const string UnsupportedType = "ACT0021";
    public const string AmbiguousDerivative = "ACT0022";
    public const string NothingToCompute = "ACT0023";
    public const string SeveralDefinitions = "ACT0024";
    public const string LanguageTooOld = "ACT0025";
    public const string CannotInline = "ACT0026";
    public const string InvalidSetting = "ACT0027";
    public const string InvalidIndex = "ACT0028";
    public const string UnreachablePiece = "ACT0029";
    public const string InternalError = "ACT0030";
    public const string Overflow = "ACT0031";
    public const string Jump = "ACT0032";
    public const string Kink = "ACT0033";
    public const string UnusedInput = "ACT0034";
    public const string ZeroGradient = "ACT0035";
    public const string KnownActivation = "ACT0036";
    public const string InfiniteLimit = "ACT0037";
    public const string CodeFixAvailable = "ACT0038";
    public const string MemberExists = "ACT0039";
    public const string ZeroSlope = "ACT0040";
}
