using Akka.Actor;

namespace Akka.TestKit;

/// <remarks>
/// Times are dilated; without one, an expectation waits <see cref="RemainingOrDefault"/>. What is not as expected fails
/// the test, with the hint if there is one.
/// </remarks>
public abstract partial class TestKitBase
{
    /// <summary>The next message is of a type.</summary>
    public T ExpectMsg<T>(TimeSpan? duration = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(duration, null, hint, cancellationToken);

    /// <summary>The next message equals another.</summary>
    public T ExpectMsg<T>(T message, TimeSpan? timeout = null, string? hint = null,
        CancellationToken cancellationToken = default) =>
        Expect(timeout, IsEqualTo(message), hint, cancellationToken);

    /// <summary>The next message is of a type and a condition holds for it.</summary>
    public T ExpectMsg<T>(Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null,
        CancellationToken cancellationToken = default) =>
        Expect(timeout, Satisfies(isMessage, hint), hint, cancellationToken);

    /// <summary>The next message is of a type and a delegate does not throw on it.</summary>
    public T ExpectMsg<T>(Action<T> assert, TimeSpan? timeout = null, string? hint = null,
        CancellationToken cancellationToken = default) =>
        Expect<T>(timeout, (message, _) => assert(message), hint, cancellationToken);

    /// <summary>The next message is of a type and a condition holds for it and its sender.</summary>
    public T ExpectMsg<T>(Func<T, IActorRef, bool> isMessageAndSender, TimeSpan? timeout = null, string? hint = null,
        CancellationToken cancellationToken = default) =>
        Expect(timeout, Satisfies(isMessageAndSender, hint), hint, cancellationToken);

    /// <summary>The next message is of a type and a delegate does not throw on it and its sender.</summary>
    public T ExpectMsg<T>(Action<T, IActorRef> assertMessageAndSender, TimeSpan? timeout = null, string? hint = null,
        CancellationToken cancellationToken = default) =>
        Expect(timeout, assertMessageAndSender, hint, cancellationToken);

    /// <summary>The next message equals another in the eyes of a comparer.</summary>
    public T ExpectMsg<T>(T expected, Func<T, T, bool> comparer, TimeSpan? timeout = null, string? hint = null,
        CancellationToken cancellationToken = default) =>
        Expect(timeout, IsEqualTo(expected, comparer, hint), hint, cancellationToken);

    /// <summary>The next message is of a type.</summary>
    public ValueTask<T> ExpectMsgAsync<T>(
        TimeSpan? duration = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<T>(duration, null, hint, cancellationToken);

    /// <summary>The next message equals another.</summary>
    public ValueTask<T> ExpectMsgAsync<T>(T message, TimeSpan? timeout = null, string? hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectAsync(timeout, IsEqualTo(message), hint, cancellationToken);

    /// <summary>The next message is of a type and a condition holds for it.</summary>
    public ValueTask<T> ExpectMsgAsync<T>(Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectAsync(timeout, Satisfies(isMessage, hint), hint, cancellationToken);

    /// <summary>The next message is of a type and a delegate does not throw on it.</summary>
    public ValueTask<T> ExpectMsgAsync<T>(Action<T> assert, TimeSpan? timeout = null, string? hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectAsync<T>(timeout, (message, _) => assert(message), hint, cancellationToken);

    /// <summary>The next message is of a type and a condition holds for it and its sender.</summary>
    public ValueTask<T> ExpectMsgAsync<T>(
        Func<T, IActorRef, bool> isMessageAndSender, TimeSpan? timeout = null, string? hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectAsync(timeout, Satisfies(isMessageAndSender, hint), hint, cancellationToken);

    /// <summary>The next message is of a type and a delegate does not throw on it and its sender.</summary>
    public ValueTask<T> ExpectMsgAsync<T>(
        Action<T, IActorRef> assertMessageAndSender, TimeSpan? timeout = null, string? hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectAsync(timeout, assertMessageAndSender, hint, cancellationToken);

    /// <summary>The next message equals another in the eyes of a comparer.</summary>
    public ValueTask<T> ExpectMsgAsync<T>(
        T expected, Func<T, T, bool> comparer, TimeSpan? timeout = null, string? hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectAsync(timeout, IsEqualTo(expected, comparer, hint), hint, cancellationToken);

    /// <summary>The next message says that an actor has terminated.</summary>
    public Terminated ExpectTerminated(
        IActorRef target, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect(timeout, TerminationOf(target, hint), hint, cancellationToken);

    /// <summary>The next message says that an actor has terminated.</summary>
    public ValueTask<Terminated> ExpectTerminatedAsync(
        IActorRef target, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync(timeout, TerminationOf(target, hint), hint, cancellationToken);
}
