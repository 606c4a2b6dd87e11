namespace Sharer.Linearizability;

/// <summary>What a call may do in a state: what its caller may be told then, and the state that it leaves.</summary>
internal readonly record struct Step<TState>(Reply Reply, TState Next);

/// <summary>What an object does when its calls run one after the other.</summary>
internal interface IModel<TState> where TState : IEquatable<TState>
{
    TState Initial { get; }

    IEnumerable<Step<TState>> Steps(TState state, Act act);
}
