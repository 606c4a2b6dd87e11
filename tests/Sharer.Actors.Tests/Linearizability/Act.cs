namespace Sharer.Linearizability;

internal enum Verb
{
    Read,
    Add,
    Write,
    CompareExchange,
    Enqueue,
    Dequeue,
}

/// <summary>How a call ends on the resource if nobody interferes.</summary>
internal enum Manner
{
    Return,
    ThrowBefore,
    ThrowAfter,
    Break,
}

/// <summary>What a call asks of the resource.</summary>
internal readonly record struct Act(Verb Verb, int Value = 0, int Expected = 0, Manner Manner = Manner.Return)
{
    public override string ToString()
    {
        var what = Verb switch
        {
            Verb.Write or Verb.Enqueue => $"{Verb}({Value})",
            Verb.CompareExchange => $"{Verb}({Expected} to {Value})",
            _ => $"{Verb}()",
        };
        return Manner == Manner.Return ? what : $"{what} {Manner}";
    }
}
