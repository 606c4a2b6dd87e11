using Akka.Configuration;

namespace Akka.Dispatch;

/// <summary>The size of a thread pool by the number of processors.</summary>
public class ThreadPoolConfig
{
    /// <summary>By <c>core-pool-size-min</c>, <c>-factor</c> and <c>-max</c>.</summary>
    public ThreadPoolConfig(Config config)
    {
        PoolSizeMin = config.GetInt("core-pool-size-min");
        PoolSizeMax = config.GetInt("core-pool-size-max");
        PoolSizeFactor = config.GetDouble("core-pool-size-factor");
    }

    /// <summary>The fewest threads.</summary>
    public int PoolSizeMin { get; }

    /// <summary>The most threads.</summary>
    public int PoolSizeMax { get; }

    /// <summary>Threads for each processor.</summary>
    public double PoolSizeFactor { get; }

    /// <summary>Processors times the factor, rounded up, within the two bounds.</summary>
    public static int ScaledPoolSize(int floor, double scalar, int ceiling) =>
        Math.Min(Math.Max((int)Math.Ceiling(Environment.ProcessorCount * scalar), floor), ceiling);
}
