namespace Sharer.Instruments;

/// <summary>How a call ended: exactly one of these.</summary>
internal enum Ending
{
    Result,
    ResourceFailure,
    Canceled,
    TimedOut,
    Rejected,
    Stopped,
    Unavailable,
}

/// <summary>What the caller of one call was told.</summary>
internal readonly record struct Ended(Ending How, Exception? Failure)
{
    public CallOutcome? Outcome => (Failure as ICallFailure)?.Outcome;

    /// <summary>The closure must not have run, and must never run.</summary>
    public bool NeverRan => Outcome == CallOutcome.NotStarted;

    public static Ended Of(Exception failure) => new(
        failure switch
        {
            CallCanceledException => Ending.Canceled,
            CallTimeoutException => Ending.TimedOut,
            CallRejectedException => Ending.Rejected,
            ResourceStoppedException => Ending.Stopped,
            ResourceUnavailableException => Ending.Unavailable,
            _ => Ending.ResourceFailure,
        },
        failure);

    public static async Task<Ended> OfAsync(ValueTask call)
    {
        try
        {
            await call.ConfigureAwait(false);
            return new Ended(Ending.Result, null);
        }
        catch (Exception failure)
        {
            return Of(failure);
        }
    }

    public static async Task<Ended> OfAsync<TResult>(ValueTask<TResult> call)
    {
        try
        {
            await call.ConfigureAwait(false);
            return new Ended(Ending.Result, null);
        }
        catch (Exception failure)
        {
            return Of(failure);
        }
    }

    public static async Task<Ended> OfAsync(Task call)
    {
        try
        {
            await call.ConfigureAwait(false);
            return new Ended(Ending.Result, null);
        }
        catch (Exception failure)
        {
            return Of(failure);
        }
    }
}
