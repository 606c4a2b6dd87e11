using Sharer.Instruments;
using Sharer.Simulation.Histories;

namespace Sharer.Simulation.Worlds;

/// <summary>Somebody who makes calls. Each is recorded, and its task never fails: the record says how the call ended.</summary>
/// <remarks>Code of a caller must not use <c>ConfigureAwait(false)</c>: its continuations would leave the history.</remarks>
internal sealed class Caller(World world, string name)
{
    public string Name { get; } = name;

    public Task<CallRecord> AskAsync<T>(SharedRef<T> shared, string what, Func<T, object?> call, CallTerms? terms = null) where T : class
    {
        terms ??= CallTerms.Ordinary;
        var record = world.History.Make(Name, CallKind.Ask, what, terms);
        var asked = View(shared, terms).AskAsync(resource => Run(record, resource, call), terms.Token);
        return AwaitAsync(world.History.Submit(record), asked);
    }

    public Task<CallRecord> UseAsync<T>(
        SharedRef<T> shared, string what, Func<T, CancellationToken, ValueTask<object?>> use, CallTerms? terms = null) where T : class
    {
        terms ??= CallTerms.Ordinary;
        var record = world.History.Make(Name, CallKind.Use, what, terms);
        var used = View(shared, terms).UseAsync(
            (resource, token) => world.WorkAsync(() => RunAsync(record, resource, token, use)), terms.Token);
        return AwaitAsync(world.History.Submit(record), used);
    }

    public CallRecord Tell<T>(SharedRef<T> shared, string what, Func<T, object?> call, CallTerms? terms = null) where T : class
    {
        terms ??= CallTerms.Ordinary;
        var record = world.History.Make(Name, CallKind.Tell, what, terms);
        View(shared, terms).Tell(resource => Run(record, resource, call));
        return world.History.Submit(record);
    }

    /// <summary>Asks as another actor does, by a message.</summary>
    public async Task<CallRecord> SendAsync<T>(SharedRef<T> shared, string what, Func<T, object?> call) where T : class
    {
        var record = world.History.Make(Name, CallKind.Message, what, CallTerms.Ordinary);
        var answered = world.NewGate($"the answer to {record}");
        shared.Actor.Tell(new SharedCall<T, object?>(resource => Run(record, resource, call)), new Answer(world, record, answered));
        world.History.Submit(record);
        await answered;
        return record;
    }

    private static SharedRef<T> View<T>(SharedRef<T> shared, CallTerms terms) where T : class =>
        terms.Priority == CallPriority.Normal && terms.Timeout is null
            ? shared
            : shared.With(new CallOptions { Priority = terms.Priority, Timeout = terms.Timeout });

    private object? Run<T>(CallRecord record, T resource, Func<T, object?> call) where T : class
    {
        world.History.Begin(record, resource);
        try
        {
            var result = call(resource);
            world.History.Return(record, resource, result);
            return result;
        }
        catch (Exception thrown)
        {
            world.History.Throw(record, resource, thrown);
            throw;
        }
    }

    private async ValueTask<object?> RunAsync<T>(
        CallRecord record, T resource, CancellationToken token, Func<T, CancellationToken, ValueTask<object?>> use) where T : class
    {
        world.History.Begin(record, resource);
        try
        {
            var result = await use(resource, token);
            world.History.Return(record, resource, result);
            return result;
        }
        catch (Exception thrown)
        {
            world.History.Throw(record, resource, thrown);
            throw;
        }
    }

    private async Task<CallRecord> AwaitAsync(CallRecord record, ValueTask<object?> call)
    {
        try
        {
            var result = await call;
            world.History.Answer(record, new Ended(Ending.Result, null), result);
        }
        catch (Exception failure)
        {
            world.History.Answer(record, Ended.Of(failure));
        }

        return record;
    }
}
