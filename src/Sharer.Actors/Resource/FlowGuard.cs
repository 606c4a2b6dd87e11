namespace Sharer.Resource;

/// <summary>Sees to it that what the resource's code leaves in the thread's context (an AsyncLocal, a culture, an Activity) does not
/// reach what runs there next (C18), and that the thread has left its turn.</summary>
internal readonly ref struct FlowGuard
{
    private readonly ExecutionContext _before;
    private readonly bool _wasSuppressed;

    private FlowGuard(ExecutionContext before, bool wasSuppressed) => (_before, _wasSuppressed) = (before, wasSuppressed);

    // Capturing copies nothing: it returns the context that the thread has, or null where its flow is suppressed. Without an actor that
    // is a caller's thread, whose context a turn takes away like any other.
    internal static FlowGuard Enter() => ExecutionContext.Capture() is { } before ? new(before, wasSuppressed: false) : EnterSuppressed();

    public void Dispose()
    {
        Turn.Leave();
        ExecutionContext.Restore(_before);
        if (_wasSuppressed)
        {
            ExecutionContext.SuppressFlow();
        }
    }

    private static FlowGuard EnterSuppressed()
    {
        ExecutionContext.RestoreFlow();
        return new FlowGuard(ExecutionContext.Capture()!, wasSuppressed: true);
    }
}
