using Akka.Configuration;

namespace Akka.Dispatch;

internal readonly record struct DispatcherSettings(string Id, int Throughput, long? Deadline, TimeSpan ShutdownTimeout)
{
    public static DispatcherSettings Of(Config config)
    {
        var deadline = config.GetTimeSpan("throughput-deadline-time", TimeSpan.Zero).Ticks;
        return new DispatcherSettings(
            config.GetString("id"),
            config.GetInt("throughput", MessageDispatcher.DefaultThroughput),
            deadline > 0 ? deadline : null,
            config.GetTimeSpan("shutdown-timeout", TimeSpan.FromSeconds(1)));
    }
}
