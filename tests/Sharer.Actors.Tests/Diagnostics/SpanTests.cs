using System.Collections.Concurrent;
using System.Diagnostics;
using Akka.Actor;

namespace Sharer.Diagnostics;

public sealed class SpanTests : IAsyncLifetime
{
    private readonly ActorSystem _system = ActorSystem.Create("spans");
    private readonly string _name = $"span-{Guid.NewGuid():N}";

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _system.Terminate();

    [Fact]
    public async Task Call_WithAListener_IsASpanUnderTheCallersAndCurrentInsideTheCall()
    {
        var ended = new ConcurrentQueue<Activity>();
        using var listener = Listen(ended);
        using var caller = new Activity("caller").Start();
        await using var shared = _system.Share(_name, () => new object());

        var inside = await shared.AskAsync(_ => Activity.Current);

        var span = Assert.Single(ended);
        Assert.Equal($"{_name}.AskAsync", span.DisplayName);
        Assert.Equal(ActivityKind.Internal, span.Kind);
        Assert.Equal(caller.SpanId, span.ParentSpanId);
        Assert.Equal("started", Assert.Single(span.Events).Name);
        Assert.Equal(ActivityStatusCode.Unset, span.Status);
        Assert.Same(span, inside);
        Assert.Same(caller, Activity.Current);
    }

    [Fact]
    public async Task Call_ThatThrows_EndsItsSpanWithTheException()
    {
        var ended = new ConcurrentQueue<Activity>();
        using var listener = Listen(ended);
        await using var shared = _system.Share(_name, () => new object());

        await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await shared.AskAsync(_ => throw new InvalidOperationException("broken")));

        var span = Assert.Single(ended);
        Assert.Equal(ActivityStatusCode.Error, span.Status);
        Assert.Equal("broken", span.StatusDescription);
        Assert.Contains(span.Events, happened => happened.Name == "exception");
    }

    [Fact]
    public async Task Call_ThatNeverStarts_HasASpanWithoutTheStart()
    {
        var ended = new ConcurrentQueue<Activity>();
        using var listener = Listen(ended);
        await using var shared = _system.Share(_name, () => new object());

        await Assert.ThrowsAsync<CallCanceledException>(async () => await shared.AskAsync(_ => 1, new CancellationToken(canceled: true)));

        Assert.DoesNotContain(Assert.Single(ended).Events, happened => happened.Name == "started");
    }

    private ActivityListener Listen(ConcurrentQueue<Activity> ended)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Sharer",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.DisplayName.StartsWith(_name, StringComparison.Ordinal))
                    ended.Enqueue(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
