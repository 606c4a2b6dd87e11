using Akka.Actor;

namespace Akka.TestKit;

/// <summary>Runs blocks while some filters are on, and compares the number of events they pick with what is expected.</summary>
internal sealed partial class EventFilterApplier(TestKitBase testkit, ActorSystem system, IReadOnlyList<EventFilterBase> filters)
    : IEventFilterApplier
{
    private void Run(int? expected, TimeSpan? timeout, Action block, CancellationToken cancellationToken) =>
        Run(
            expected, timeout,
            () =>
            {
                block();
                return true;
            },
            cancellationToken);

    private T Run<T>(int? expected, TimeSpan? timeout, Func<T> block, CancellationToken cancellationToken)
    {
        var time = TimeFor(timeout);
        using var counting = new Counting(filters, system);
        var result = block();
        if (expected is { } count)
        {
            testkit.AwaitConditionNoThrow(() => counting.Reaches(count), time, PollingInterval, cancellationToken);
            AssertCount(count, counting.Count, time);
        }

        return result;
    }

    private async Task<T> RunAsync<T>(int? expected, TimeSpan? timeout, Func<Task<T>> block, CancellationToken cancellationToken)
    {
        var time = TimeFor(timeout);
        using var counting = new Counting(filters, system);
        var result = await block();
        if (expected is { } count)
        {
            await testkit.AwaitConditionNoThrowAsync(() => counting.Reaches(count), time, PollingInterval, cancellationToken);
            AssertCount(count, counting.Count, time);
        }

        return result;
    }

    private static readonly TimeSpan PollingInterval = TimeSpan.FromMilliseconds(10);

    private TimeSpan TimeFor(TimeSpan? timeout)
    {
        if (timeout is { } given)
            return testkit.Dilated(given);
        var settings = system.HasExtension<TestKitSettings>() ? TestKitExtension.For(system) : testkit.TestKitSettings;
        return settings.TestEventFilterLeeway;
    }

    private void AssertCount(int expected, int actual, TimeSpan time)
    {
        if (actual == expected)
            return;
        var provider = TestKitAssertionsExtension.For(system.HasExtension<TestKitAssertionsProvider>() ? system : testkit.Sys);
        var picked = string.Join(",", filters);
        if (actual < expected)
        {
            provider.Assertions.Fail(
                "Timeout ({0}) while waiting for messages. Only received {1}/{2} messages that matched filter [{3}]",
                time, actual, expected, picked);
        }
        else
        {
            provider.Assertions.Fail(
                "Received {0} too many. Expected {1} but received {2} that matched filter [{3}]",
                Messages(actual - expected), Messages(expected), actual, picked);
        }
    }

    private static string Messages(int count) => count == 1 ? "1 message" : $"{count} messages";

    /// <summary>Counts what the filters pick, from its making to its end; in between the events are muted.</summary>
    private sealed class Counting : IDisposable
    {
        private readonly IReadOnlyList<EventFilterBase> _filters;
        private readonly ActorSystem _system;
        private int _count;

        public Counting(IReadOnlyList<EventFilterBase> filters, ActorSystem system)
        {
            _filters = filters;
            _system = system;
            foreach (var filter in filters)
                filter.Matched += Add;
            system.EventStream.Publish(new Mute(filters));
        }

        public int Count => Volatile.Read(ref _count);

        /// <summary>Whether there is nothing left to wait for; for no events there always is.</summary>
        public bool Reaches(int expected) => Count >= Math.Max(1, expected);

        public void Dispose()
        {
            foreach (var filter in _filters)
                filter.Matched -= Add;
            _system.EventStream.Publish(new Unmute(_filters));
        }

        private void Add(Event.LogEvent logEvent) => Interlocked.Increment(ref _count);
    }
}
