namespace Sharer.Instruments;

/// <summary>A caller's context that acts in the moment in which the caller is told, on the thread that tells him.</summary>
internal sealed class WhenTold(Action act) : SynchronizationContext
{
    public override void Post(SendOrPostCallback d, object? state)
    {
        act();
        ThreadPool.QueueUserWorkItem(_ => d(state));
    }

    /// <summary>Awaits a call in this context; it must not be over when it is made.</summary>
    public async Task<Ended> AwaitAsync(Func<ValueTask> make)
    {
        var before = Current;
        SetSynchronizationContext(this);
        Task end;
        try
        {
            end = InContextAsync();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
        return await Ended.OfAsync(end);

        async Task InContextAsync() => await make();
    }
}
