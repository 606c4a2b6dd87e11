namespace Sharer.Resource;

/// <summary>Sees to it that what the resource's code leaves in the thread's context (an AsyncLocal, a culture, an Activity) does not
/// reach what runs there next (C18), and that the thread has left its turn.</summary>
internal readonly ref struct FlowGuard
{
    private readonly ExecutionContext? _before;

    private FlowGuard(ExecutionContext? before) => _before = before;

    // Capturing copies nothing: it returns the context that the thread has.
    internal static FlowGuard Enter() => new(ExecutionContext.Capture());

    public void Dispose()
    {
        Turn.Leave();
        if (_before is null)
        {
            return;
        }

        var now = ExecutionContext.Capture();
        if (ReferenceEquals(now, _before))
        {
            return;
        }

        if (now is null)
        {
            ExecutionContext.RestoreFlow();
        }

        ExecutionContext.Restore(_before);
    }
}
