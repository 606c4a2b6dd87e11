using System.Collections.Concurrent;
using Akka.Configuration;

namespace Akka.Dispatch;

/// <summary>By <c>dedicated-thread-pool { thread-count, threadtype }</c>, or <c>fork-join-executor { parallelism-min, -factor, -max }</c>.</summary>
internal sealed class ForkJoinExecutorConfigurator : ExecutorServiceConfigurator
{
    private readonly int _threads;
    private readonly bool _background = true;

    public ForkJoinExecutorConfigurator(Config config, IDispatcherPrerequisites prerequisites)
        : base(config, prerequisites)
    {
        var id = config.GetString("id", "unknown");
        var pool = config.GetConfig("dedicated-thread-pool");
        if (!pool.IsNullOrEmpty())
        {
            _threads = pool.GetInt("thread-count");
            _background = pool.GetString("threadtype", "background").Trim().ToLowerInvariant() switch
            {
                "background" => true,
                "foreground" => false,
                var other => throw new ConfigurationException($"'{id}.dedicated-thread-pool.threadtype' is '{other}'; it takes background or foreground."),
            };
        }
        else if (config.GetConfig("fork-join-executor") is { IsEmpty: false } forkJoin)
        {
            _threads = ThreadPoolConfig.ScaledPoolSize(
                forkJoin.GetInt("parallelism-min"), forkJoin.GetDouble("parallelism-factor", 1.0), forkJoin.GetInt("parallelism-max"));
        }
        else
        {
            throw new ConfigurationException(
                $"must define section 'dedicated-thread-pool' OR 'fork-join-executor' for fork-join-executor {id}");
        }

        if (_threads <= 0)
            throw new ConfigurationException($"'{id}' has {_threads} threads; it needs at least one.");
    }

    public override ExecutorService Produce(string id) => new ForkJoinExecutor(id, _threads, _background);
}

/// <summary>A pool of threads of its own, named after the dispatcher.</summary>
internal sealed class ForkJoinExecutor : ExecutorService
{
    private readonly BlockingCollection<IRunnable> _work = new(new ConcurrentQueue<IRunnable>());

    public ForkJoinExecutor(string id, int threads, bool background)
        : base(id)
    {
        for (var i = 0; i < threads; i++)
            new Thread(Work) { Name = $"{id}_{i}", IsBackground = background }.UnsafeStart();
    }

    public override void Execute(IRunnable run)
    {
        try
        {
            _work.Add(run);
        }
        catch (InvalidOperationException cause)
        {
            throw new RejectedExecutionException($"The thread pool of {Id} has been shut down", cause);
        }
    }

    public override void Shutdown() => _work.CompleteAdding();

    private void Work()
    {
        foreach (var run in _work.GetConsumingEnumerable())
            run.Run();
    }
}
