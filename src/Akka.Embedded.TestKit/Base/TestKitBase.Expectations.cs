using Akka.Actor;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    private T Expect<T>(
        TimeSpan? timeout, Action<T, IActorRef>? check, string? hint, CancellationToken cancellationToken)
    {
        var time = RemainingOrDilated(timeout);
        return Verify(Take(time, cancellationToken), time, check, hint);
    }

    private async ValueTask<T> ExpectAsync<T>(
        TimeSpan? timeout, Action<T, IActorRef>? check, string? hint, CancellationToken cancellationToken)
    {
        var time = RemainingOrDilated(timeout);
        return Verify(await TakeAsync(time, cancellationToken), time, check, hint);
    }

    private T Verify<T>(MessageEnvelope? envelope, TimeSpan time, Action<T, IActorRef>? check, string? hint)
    {
        if (envelope is null)
        {
            _assertions.Fail("Failed: Timeout {0} while waiting for a message of type {1} {2}", time, typeof(T), hint ?? "");
            return default!;
        }

        if (envelope.Message is not T message)
        {
            _assertions.Fail(
                "Failed: Expected a message of type {0}, but received {{{1}}} (type {2}) instead {3} from {4}",
                typeof(T), envelope.Message, envelope.Message.GetType(), hint ?? "", envelope.Sender);
            return default!;
        }

        check?.Invoke(message, envelope.Sender);
        return message;
    }

    private Action<T, IActorRef> IsEqualTo<T>(T expected) =>
        (message, _) => _assertions.AssertEqual(expected, message);

    private Action<T, IActorRef> IsEqualTo<T>(T expected, Func<T, T, bool> comparer, string? hint) =>
        (message, _) => _assertions.AssertEqual(expected, message, comparer, Escape(hint));

    private Action<T, IActorRef> Satisfies<T>(Predicate<T> condition, string? hint) =>
        Satisfies<T>((message, _) => condition(message), hint);

    private Action<T, IActorRef> Satisfies<T>(Func<T, IActorRef, bool> condition, string? hint) =>
        (message, sender) => _assertions.AssertTrue(
            condition(message, sender),
            "Got a message of the expected type <{0}> from {1}. Also expected {2} but the message {{{3}}} of type <{4}> did not match",
            typeof(T), sender, hint ?? "the predicate to return true", message!, message!.GetType());

    private Action<T, IActorRef> IsFrom<T>(IActorRef expected) =>
        (_, sender) => _assertions.AssertEqual(expected, sender, "Expected the message to come from another sender");

    private Action<T, IActorRef> IsFrom<T>(Predicate<IActorRef> condition, string? hint) =>
        (_, sender) => _assertions.AssertTrue(
            condition(sender), "The sender {0} does not match {1}", sender, hint ?? "the predicate");

    private Action<Terminated, IActorRef> TerminationOf(IActorRef target, string? hint) =>
        (terminated, _) => _assertions.AssertEqual(target, terminated.ActorRef, "Terminated {0}. {1}", target, hint ?? "");

    /// <summary>A hint goes where a template is expected; it is none.</summary>
    private static string Escape(string? hint) => (hint ?? "").Replace("{", "{{").Replace("}", "}}");
}
