using System.Runtime.CompilerServices;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>The next message is one of some.</summary>
    public T ExpectMsgAnyOf<T>(IEnumerable<T> messages, CancellationToken cancellationToken = default)
    {
        var time = RemainingOrDefault;
        return VerifyAnyOf(Take(time, cancellationToken), time, messages);
    }

    /// <summary>The next message is one of some.</summary>
    public async ValueTask<T> ExpectMsgAnyOfAsync<T>(IEnumerable<T> messages, CancellationToken cancellationToken = default)
    {
        var time = RemainingOrDefault;
        return VerifyAnyOf(await TakeAsync(time, cancellationToken), time, messages);
    }

    /// <summary>The next messages are these, in any order.</summary>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(params T[] messages) => ExpectMsgAllOf(messages, CancellationToken.None);

    /// <summary>The next messages are these, in any order, within a time.</summary>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(TimeSpan max, params T[] messages) =>
        ExpectMsgAllOf(max, messages, CancellationToken.None);

    /// <summary>The next messages are these, in any order.</summary>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(
        IReadOnlyCollection<T> messages, CancellationToken cancellationToken = default) =>
        ExpectAll(RemainingOrDefault, messages, cancellationToken);

    /// <summary>The next messages are these, in any order, within a time.</summary>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(
        TimeSpan max, IReadOnlyCollection<T> messages, CancellationToken cancellationToken = default)
    {
        max.ThrowIfInfinite(nameof(max));
        return ExpectAll(Dilated(max), messages, cancellationToken);
    }

    /// <summary>The next messages are these, in any order.</summary>
    public IAsyncEnumerable<T> ExpectMsgAllOfAsync<T>(
        IReadOnlyCollection<T> messages, CancellationToken cancellationToken = default) =>
        ExpectAllAsync(RemainingOrDefault, messages, cancellationToken);

    /// <summary>The next messages are these, in any order, within a time.</summary>
    public IAsyncEnumerable<T> ExpectMsgAllOfAsync<T>(
        TimeSpan max, IReadOnlyCollection<T> messages, CancellationToken cancellationToken = default)
    {
        max.ThrowIfInfinite(nameof(max));
        return ExpectAllAsync(Dilated(max), messages, cancellationToken);
    }

    private T VerifyAnyOf<T>(MessageEnvelope? envelope, TimeSpan time, IEnumerable<T> messages)
    {
        _assertions.AssertTrue(
            envelope is not null, "Timeout {0} during waiting for ExpectMsgAnyOf waiting for ({1})", time, string.Join(",", messages));
        var message = envelope!.Message;
        _assertions.AssertTrue(
            message is T typed && messages.Contains(typed), "ExpectMsgAnyOf found unexpected {0}", message);
        return (T)message;
    }

    private List<T> ExpectAll<T>(TimeSpan max, IReadOnlyCollection<T> messages, CancellationToken cancellationToken)
    {
        var missing = new Checklist<T>(messages, static (expected, message) => message is T typed && Equals(expected, typed));
        foreach (var message in TakeMany(messages.Count, max, cancellationToken))
            missing.Tick(message);
        missing.AssertComplete(_assertions);
        return missing.Found.ConvertAll(message => (T)message);
    }

    private async IAsyncEnumerable<T> ExpectAllAsync<T>(
        TimeSpan max, IReadOnlyCollection<T> messages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var missing = new Checklist<T>(messages, static (expected, message) => message is T typed && Equals(expected, typed));
        await foreach (var message in TakeManyAsync(messages.Count, max, cancellationToken))
        {
            if (missing.Tick(message))
                yield return (T)message;
        }

        missing.AssertComplete(_assertions);
    }

    /// <summary>Ticks off what was expected, in whatever order it comes.</summary>
    private sealed class Checklist<TExpected>(IEnumerable<TExpected> expected, Func<TExpected, object, bool> matches)
    {
        private readonly List<TExpected> _missing = [.. expected];
        private readonly List<object> _unexpected = [];

        public List<object> Found { get; } = [];

        public bool Tick(object message)
        {
            var index = _missing.FindIndex(candidate => matches(candidate, message));
            if (index < 0)
            {
                _unexpected.Add(message);
                return false;
            }

            _missing.RemoveAt(index);
            Found.Add(message);
            return true;
        }

        public void AssertComplete(ITestKitAssertions assertions)
        {
            if (_missing.Count == 0 && _unexpected.Count == 0)
                return;
            var missing = _missing.Count == 0 ? "" : $"not found [{string.Join(", ", _missing)}] ";
            var unexpected = _unexpected.Count == 0 ? "" : $"found unexpected [{string.Join(", ", _unexpected)}]";
            assertions.Fail("{0}{1}", missing, unexpected);
        }
    }
}
