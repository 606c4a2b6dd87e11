using Akka.Actor;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>The next message is of a type and from an actor.</summary>
    public T ExpectMsgFrom<T>(
        IActorRef sender, TimeSpan? duration = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect(duration, IsFrom<T>(sender), hint, cancellationToken);

    /// <summary>The next message equals another and is from an actor.</summary>
    public T ExpectMsgFrom<T>(
        IActorRef sender, T message, TimeSpan? timeout = null, string? hint = null,
        CancellationToken cancellationToken = default) =>
        Expect(timeout, IsFrom<T>(sender) + IsEqualTo(message), hint, cancellationToken);

    /// <summary>The next message is from an actor and a condition holds for it.</summary>
    public T ExpectMsgFrom<T>(
        IActorRef sender, Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null,
        CancellationToken cancellationToken = default) =>
        Expect(timeout, IsFrom<T>(sender) + Satisfies(isMessage, hint), hint, cancellationToken);

    /// <summary>Conditions hold for the next message and for its sender.</summary>
    public T ExpectMsgFrom<T>(
        Predicate<IActorRef> isSender, Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null,
        CancellationToken cancellationToken = default) =>
        Expect(timeout, IsFrom<T>(isSender, hint) + Satisfies(isMessage, hint), hint, cancellationToken);

    /// <summary>The next message is from an actor and a delegate does not throw on it.</summary>
    public T ExpectMsgFrom<T>(
        IActorRef sender, Action<T> assertMessage, TimeSpan? timeout = null, string? hint = null,
        CancellationToken cancellationToken = default) =>
        Expect(timeout, IsFrom<T>(sender) + ((message, _) => assertMessage(message)), hint, cancellationToken);

    /// <summary>Delegates do not throw on the next message and on its sender.</summary>
    public T ExpectMsgFrom<T>(
        Action<IActorRef> assertSender, Action<T> assertMessage, TimeSpan? timeout = null, string? hint = null,
        CancellationToken cancellationToken = default) =>
        Expect<T>(
            timeout,
            (message, sender) =>
            {
                assertSender(sender);
                assertMessage(message);
            },
            hint, cancellationToken);

    /// <summary>The next message is of a type and from an actor.</summary>
    public ValueTask<T> ExpectMsgFromAsync<T>(
        IActorRef sender, TimeSpan? duration = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync(duration, IsFrom<T>(sender), hint, cancellationToken);

    /// <summary>The next message equals another and is from an actor.</summary>
    public ValueTask<T> ExpectMsgFromAsync<T>(
        IActorRef sender, T message, TimeSpan? timeout = null, string? hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectAsync(timeout, IsFrom<T>(sender) + IsEqualTo(message), hint, cancellationToken);

    /// <summary>The next message is from an actor and a condition holds for it.</summary>
    public ValueTask<T> ExpectMsgFromAsync<T>(
        IActorRef sender, Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectAsync(timeout, IsFrom<T>(sender) + Satisfies(isMessage, hint), hint, cancellationToken);

    /// <summary>Conditions hold for the next message and for its sender.</summary>
    public ValueTask<T> ExpectMsgFromAsync<T>(
        Predicate<IActorRef> isSender, Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectAsync(timeout, IsFrom<T>(isSender, hint) + Satisfies(isMessage, hint), hint, cancellationToken);

    /// <summary>The next message is from an actor and a delegate does not throw on it.</summary>
    public ValueTask<T> ExpectMsgFromAsync<T>(
        IActorRef sender, Action<T> assertMessage, TimeSpan? timeout = null, string? hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectAsync(timeout, IsFrom<T>(sender) + ((message, _) => assertMessage(message)), hint, cancellationToken);

    /// <summary>Delegates do not throw on the next message and on its sender.</summary>
    public ValueTask<T> ExpectMsgFromAsync<T>(
        Action<IActorRef> assertSender, Action<T> assertMessage, TimeSpan? timeout = null, string? hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectAsync<T>(
            timeout,
            (message, sender) =>
            {
                assertSender(sender);
                assertMessage(message);
            },
            hint, cancellationToken);
}
