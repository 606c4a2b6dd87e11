namespace Sharer.Faults;

/// <summary>Where a run takes place: on real threads, or in a simulated history.</summary>
internal interface IStage
{
    /// <summary>Whether a moment that is noted is the moment in which it happened.</summary>
    bool IsExact { get; }

    TimeProvider Time { get; }

    /// <summary>Whether nothing goes on before some time has passed, though nobody keeps anybody.</summary>
    Func<bool> NeedsTime { set; }

    TimeSpan Now { get; }

    IHold NewHold(string name);

    /// <summary>Goes on elsewhere.</summary>
    Task YieldAsync();

    /// <summary>The end must come by then, by the stage's time.</summary>
    void Expect(Task end, TimeSpan by, string what);

    SharedRef<T> Share<T>(Func<CancellationToken, ValueTask<T>> create, Action<ShareOptions<T>> configure) where T : class;
}

/// <summary>Keeps whoever comes until it is opened.</summary>
internal interface IHold
{
    void Open();

    void Wait();

    Task WaitAsync();
}

internal static class StageTime
{
    /// <summary>A hold that opens by itself.</summary>
    public static IHold HoldFor(this IStage stage, TimeSpan time)
    {
        var hold = stage.NewHold($"{time.TotalMilliseconds:0} ms to pass");
        stage.Time.CreateTimer(static hold => ((IHold)hold!).Open(), hold, time, Timeout.InfiniteTimeSpan);
        return hold;
    }

    public static Task After(this IStage stage, TimeSpan time) => stage.HoldFor(time).WaitAsync();
}
