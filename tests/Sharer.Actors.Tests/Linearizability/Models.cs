namespace Sharer.Linearizability;

/// <summary>What a plain object does: one call, one reply, one next state.</summary>
internal interface IPlainObject<TState>
{
    TState Initial { get; }

    (int Reply, TState Next) Apply(TState state, Act act);
}

internal sealed class PlainCounter : IPlainObject<int>
{
    public int Initial => 0;

    public (int Reply, int Next) Apply(int state, Act act) => act.Verb switch
    {
        Verb.Read => (state, state),
        Verb.Add => (state + 1, state + 1),
        _ => throw new ArgumentOutOfRangeException(nameof(act)),
    };
}

internal sealed class PlainRegister : IPlainObject<int>
{
    public int Initial => 0;

    public (int Reply, int Next) Apply(int state, Act act) => act.Verb switch
    {
        Verb.Read => (state, state),
        Verb.Write => (0, act.Value),
        Verb.CompareExchange => state == act.Expected ? (1, act.Value) : (0, state),
        _ => throw new ArgumentOutOfRangeException(nameof(act)),
    };
}

/// <summary>The state is the items, a character each, so that equal queues are equal.</summary>
internal sealed class PlainQueue : IPlainObject<string>
{
    public const int Empty = -1;

    public string Initial => "";

    public (int Reply, string Next) Apply(string state, Act act) => act.Verb switch
    {
        Verb.Read => (state.Length, state),
        Verb.Enqueue => (state.Length + 1, state + (char)act.Value),
        Verb.Dequeue => state.Length == 0 ? (Empty, state) : (state[0], state[1..]),
        _ => throw new ArgumentOutOfRangeException(nameof(act)),
    };
}

/// <summary>A plain object behind a <see cref="SharedRef{T}"/>: what is left of a call that threw, broke the instance or was interrupted.</summary>
/// <param name="plain">The object.</param>
/// <param name="undoes">Whether its Reset hook takes back what a call did that threw or was aborted.</param>
internal sealed class SharedModel<TState>(IPlainObject<TState> plain, bool undoes) : IModel<TState> where TState : IEquatable<TState>
{
    public TState Initial => plain.Initial;

    public IEnumerable<Step<TState>> Steps(TState state, Act act)
    {
        var (reply, next) = plain.Apply(state, act);
        var left = undoes ? state : next;
        switch (act.Manner)
        {
            case Manner.Return:
                yield return new(Reply.Of(reply), next);
                break;
            case Manner.ThrowBefore:
                yield return new(Reply.Threw, state);
                break;
            case Manner.ThrowAfter:
                yield return new(Reply.Threw, left);
                break;
            case Manner.Break:
                // The instance is replaced, and with it goes its state.
                yield return new(Reply.Threw, plain.Initial);
                yield return new(Reply.Aborted, plain.Initial);
                break;
        }
        yield return new(Reply.Aborted, state);
        if (!left.Equals(state))
            yield return new(Reply.Aborted, left);
    }
}
