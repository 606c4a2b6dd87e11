namespace Sharer.Instruments;

/// <summary>The upper bound on waiting for what must happen. It only decides how long a broken build takes to fail.</summary>
internal static class Patience
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static Task Soon(this Task task) => task.WaitAsync(Limit);

    public static Task<TResult> Soon<TResult>(this Task<TResult> task) => task.WaitAsync(Limit);

    public static Task Soon(this ValueTask task) => task.AsTask().WaitAsync(Limit);

    public static Task<TResult> Soon<TResult>(this ValueTask<TResult> task) => task.AsTask().WaitAsync(Limit);

    public static Task Eventually(Func<bool> condition, string what) => EventuallyAsync(() => ValueTask.FromResult(condition()), what);

    public static async Task EventuallyAsync(Func<ValueTask<bool>> condition, string what)
    {
        var deadline = Environment.TickCount64 + (long)Limit.TotalMilliseconds;
        while (!await condition())
        {
            if (Environment.TickCount64 > deadline)
                throw new TimeoutException($"It never came true: {what}");
            await Task.Delay(1);
        }
    }
}
