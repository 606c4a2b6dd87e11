namespace Sharer.Benchmarks.Overload;

/// <summary>One way to keep a bound: what it does at its best, and under overload.</summary>
/// <param name="Name">The way.</param>
/// <param name="IsShared">Whether it is Sharer's.</param>
/// <param name="Peak">Calls run a second by the number of callers that suits it best, none rejected.</param>
/// <param name="Overload">The same with far too many callers.</param>
internal sealed record OverloadRow(string Name, bool IsShared, double Peak, OverloadReading Overload)
{
    private static readonly TimeSpan LeadIn = TimeSpan.FromSeconds(1);
    private static readonly int[] AtEase = [1, 16, OverloadContender.Capacity];

    /// <summary>What is still done under overload, as a share of the peak.</summary>
    public double Goodput => Overload.RunPerSecond / Peak;

    /// <summary>Milliseconds within which 99 of 100 rejections are told.</summary>
    public double SlowRejection => Overload.Rejections.At(0.99);

    public static OverloadRow Measure(string name, OverloadContender contender, int callers, Comeback comeback, TimeSpan window)
    {
        var quiet = TimeSpan.FromTicks(Math.Max(window.Ticks / 10, TimeSpan.TicksPerSecond));
        var peak = AtEase.Max(count => Crowd.Measure(contender, count, static _ => TimeSpan.Zero, LeadIn, quiet).RunPerSecond);
        var untilTenfold = TimeSpan.FromSeconds(callers / (10 * peak));
        Func<Offer, TimeSpan> pause = comeback switch
        {
            Comeback.RetryAfter => static offer => offer.RetryAfter,
            Comeback.TenTimesThePeak => _ => untilTenfold,
            _ => static _ => TimeSpan.Zero,
        };
        return new OverloadRow(name, contender is not (ChannelContender or SemaphoreContender), peak, Crowd.Measure(contender, callers, pause, LeadIn, window));
    }
}
