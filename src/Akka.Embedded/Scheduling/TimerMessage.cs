namespace Akka.Actor;

/// <summary>A timer's message on its way to the actor, with what tells whether it is still wanted.</summary>
internal class TimerMessage(TimerScheduler owner, object key, object message) : IWrappedMessage, INoSerializationVerificationNeeded
{
    public TimerScheduler Owner { get; } = owner;

    public object Key { get; } = key;

    public object Message { get; } = message;

    public override string ToString() => $"TimerMsg(key={Key}, message={Message})";
}
