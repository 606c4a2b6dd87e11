namespace Sharer.Linearizability;

internal static class Outcomes
{
    /// <summary>What a failure says about whether and how the call has run.</summary>
    public static Reply ReplyOf(Exception failure, Act act) => failure switch
    {
        ICallFailure { Outcome: CallOutcome.NotStarted } => Reply.NotStarted,
        ICallFailure { Outcome: CallOutcome.Aborted } => Reply.Aborted,
        ICallFailure => Reply.Unknown,
        FormatException when act.Manner is Manner.ThrowBefore or Manner.ThrowAfter => Reply.Threw,
        InvalidDataException when act.Manner == Manner.Break => Reply.Threw,
        _ => new Reply(Fate.Threw, Reply.Unplanned),
    };
}
