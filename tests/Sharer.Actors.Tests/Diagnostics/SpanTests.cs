using System.Collections.Concurrent;
using System.Diagnostics;
using Akka.Actor;

namespace Sharer.Diagnostics;

public sealed class SpanTests : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

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

    [Fact]
    public async Task Calls_OfEachKind_HaveASpanUnderTheirCallersThatIsCurrentInside()
    {
        var ended = new ConcurrentQueue<Activity>();
        using var listener = Listen(ended);
        using var caller = new Activity("caller").AddBaggage("tenant", "acme").Start();
        await using var shared = _system.Share(_name, () => new object());

        var asked = await shared.AskAsync((_, _) => Activity.Current, 1);
        var used = await shared.UseAsync(async (_, _) =>
        {
            await Task.Yield();
            return (Activity.Current, Activity.Current?.GetBaggageItem("tenant"));
        });
        var told = new TaskCompletionSource<Activity?>(TaskCreationOptions.RunContinuationsAsynchronously);
        shared.Tell(_ => told.SetResult(Activity.Current));
        var inside = await told.Task.WaitAsync(Limit);
        await shared.AskAsync(_ => { });

        Assert.Equal(
            [$"{_name}.AskAsync", $"{_name}.UseAsync", $"{_name}.Tell", $"{_name}.AskAsync"], ended.Select(static span => span.DisplayName));
        Assert.All(ended, span => Assert.Equal(caller.SpanId, span.ParentSpanId));
        Assert.Equal(ended.Take(3), [asked, used.Current, inside]);
        Assert.Equal("acme", used.Item2);
        Assert.Same(caller, Activity.Current);
    }

    [Fact]
    public async Task Call_WhoseCallerIsReleased_EndsItsSpanThenWithTheFailureAndTheStart()
    {
        var ended = new ConcurrentQueue<Activity>();
        using var listener = Listen(ended);
        await using var shared = _system.Share(_name, () => new object());
        using var gate = new ManualResetEventSlim();
        using var cancel = new CancellationTokenSource();
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = shared.AskAsync(
            _ =>
            {
                started.SetResult();
                gate.Wait(Limit);
            },
            cancel.Token).AsTask();
        await started.Task.WaitAsync(Limit);
        await cancel.CancelAsync();
        var failure = await Assert.ThrowsAsync<CallCanceledException>(() => running.WaitAsync(Limit));

        var span = Assert.Single(ended);
        Assert.Equal((ActivityStatusCode.Error, failure.Message), (span.Status, span.StatusDescription));
        Assert.Equal(["started", "exception"], span.Events.Select(static happened => happened.Name));
        gate.Set();
    }

    private ActivityListener Listen(ConcurrentQueue<Activity> ended)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Sharer",
            // Of this test's resource alone: others run beside it, and look at what is current in their calls.
            Sample = (ref ActivityCreationOptions<ActivityContext> span) =>
                span.Name.StartsWith(_name, StringComparison.Ordinal) ? ActivitySamplingResult.AllData : ActivitySamplingResult.None,
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
