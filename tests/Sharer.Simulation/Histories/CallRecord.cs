using Sharer.Instruments;

namespace Sharer.Simulation.Histories;

/// <summary>How a call is made.</summary>
internal enum CallKind
{
    Ask,
    Use,
    Tell,
    Message,
}

/// <summary>One call, as its caller and the resource saw it. The moments are numbers of events in the history, so they order everything.</summary>
internal sealed class CallRecord(int number, string caller, CallKind kind, string what, CallTerms terms)
{
    public int Number { get; } = number;

    public string Caller { get; } = caller;

    public CallKind Kind { get; } = kind;

    /// <summary>What was asked; a model may read its operation from it.</summary>
    public string What { get; } = what;

    public CallTerms Terms { get; } = terms;

    public int MadeAt { get; set; }

    public TimeSpan MadeTime { get; set; }

    /// <summary>When its caller could go on without waiting for it: it was accepted, suspended or refused by then.</summary>
    public int? SubmittedAt { get; set; }

    /// <summary>When it had the resource.</summary>
    public int? BeganAt { get; set; }

    /// <summary>When it let the resource go.</summary>
    public int? FinishedAt { get; set; }

    public int? AnsweredAt { get; set; }

    public TimeSpan? AnsweredTime { get; set; }

    /// <summary>How often it ran, and how often its caller was answered.</summary>
    public int Runs { get; set; }

    public int Answers { get; set; }

    /// <summary>What it returned or threw on the resource.</summary>
    public object? Returned { get; set; }

    public Exception? Thrown { get; set; }

    /// <summary>What its caller was told.</summary>
    public object? Result { get; set; }

    public Ended? End { get; set; }

    /// <summary>Whether it was a message that came when there was no actor any more.</summary>
    public bool IsLost { get; set; }

    /// <summary>Whether somebody waits for an answer.</summary>
    public bool IsAwaited => Kind != CallKind.Tell;

    public override string ToString() => $"call {Number} of {Caller} ({Kind} {What}{Terms})";
}
