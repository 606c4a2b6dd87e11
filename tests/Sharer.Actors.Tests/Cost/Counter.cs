using Sharer.Generated;

namespace Sharer.Actors.Tests.Cost;

internal sealed class Counter
{
    private int _value;

    public int Increment() => ++_value;

    public void Reset() => _value = 0;

    public int Add(int by) => _value += by;

    public int Add(int by, string why, long times) => _value += by + why.Length + (int)times;

    public void Set(int value, (int, int) more) => _value = value + more.Item1;

    public bool AddUnless(int by, decimal much, CancellationToken token) => !token.IsCancellationRequested && (_value += by) > much;
}

/// <summary>Written by hand, in the form in which facades are generated.</summary>
internal static class CounterSharedRefExtensions
{
    private static readonly SharedMember IncrementMember = new("Increment");
    private static readonly SharedMember ResetMember = new("Reset");
    private static readonly SharedMember AddMember = new("Add", ShareAccess.Write, batch: true);
    private static readonly SharedMember SetMember = new("Set");
    private static readonly SharedMember AddUnlessMember = new("AddUnless");

    public static ValueTask<int> IncrementAsync(this SharedRef<Counter> shared, CancellationToken cancellationToken = default) =>
        SharedCalls.AskAsync(shared, IncrementMember, static resource => resource.Increment(), cancellationToken);

    public static ValueTask ResetAsync(this SharedRef<Counter> shared, CancellationToken cancellationToken = default) =>
        SharedCalls.AskAsync(shared, ResetMember, static resource => resource.Reset(), cancellationToken);

    public static ValueTask<int> AddAsync(
        this SharedRef<Counter> shared, int by, string why, long times, CancellationToken cancellationToken = default) =>
        SharedCalls.AskAsync(
            shared, AddMember, static (resource, args) => resource.Add(args.by, args.why, args.times), (by, why, times), cancellationToken);

    public static ValueTask SetAsync(
        this SharedRef<Counter> shared, int value, (int, int) more, CancellationToken cancellationToken = default) =>
        SharedCalls.AskAsync(
            shared, SetMember, static (resource, args) => resource.Set(args.value, args.more), (value, more), cancellationToken);

    public static ValueTask<bool> AddUnlessAsync(
        this SharedRef<Counter> shared, int by, decimal much, CancellationToken cancellationToken = default) =>
        SharedCalls.AskWithTokenAsync(
            shared, AddUnlessMember,
            static (resource, args, cancellationToken) => resource.AddUnless(args.by, args.much, cancellationToken), (by, much),
            cancellationToken);
}
