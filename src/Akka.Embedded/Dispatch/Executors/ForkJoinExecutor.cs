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

/// <summary>A pool of threads of its own, named after the dispatcher. A thread without work spins a little, then parks.</summary>
/// <remarks>
/// A thread counts itself idle, then looks once more for work; who brings work puts it in, then looks at the count. Each with a full
/// fence between, so one of the two sees the other and no work waits for a thread that sleeps. Whoever takes one off the count owes
/// that thread a release, or, being the thread itself, does not sleep.
/// </remarks>
internal sealed class ForkJoinExecutor : ExecutorService
{
    private const int SpinsBeforeParking = 20;

    private readonly ConcurrentQueue<IRunnable> _work = new();
    private readonly SemaphoreSlim _wake = new(0);
    private readonly int _threads;
    private readonly bool _background;
    private int _idle;
    private volatile bool _closed;

    public ForkJoinExecutor(string id, int threads, bool background)
        : base(id)
    {
        _threads = threads;
        _background = background;
        for (var i = 0; i < threads; i++)
            StartThread(i);
    }

    public override void Execute(IRunnable run)
    {
        if (_closed)
            throw new RejectedExecutionException($"The thread pool of {Id} has been shut down");
        _work.Enqueue(run);
        Interlocked.MemoryBarrier();
        if (_closed)
            StartThread(_threads); // the others may have ended before this came; it ends when the queue is empty
        else if (TryTakeIdle())
            _wake.Release();
    }

    public override void Shutdown()
    {
        _closed = true;
        // Also for threads that are about to sleep: there are never more sleepers than threads.
        _wake.Release(_threads);
    }

    private void StartThread(int number) => new Thread(Work) { Name = $"{Id}_{number}", IsBackground = _background }.UnsafeStart();

    private void Work()
    {
        var spinner = new SpinWait();
        while (true)
        {
            if (_work.TryDequeue(out var run))
            {
                run.Run();
                spinner.Reset();
            }
            else if (_closed)
            {
                return;
            }
            else
            {
                Idle(ref spinner);
            }
        }
    }

    private void Idle(ref SpinWait spinner)
    {
        try
        {
            if (spinner.Count < SpinsBeforeParking)
            {
                spinner.SpinOnce(sleep1Threshold: -1);
                return;
            }
        }
        catch (ThreadInterruptedException)
        {
            // Meant for what an actor was doing here, which has ended by now. Parking takes care of its own.
        }

        Park();
        spinner.Reset();
    }

    private void Park()
    {
        Interlocked.Increment(ref _idle);
        if ((!_work.IsEmpty || _closed) && TryTakeIdle())
            return;
        while (true)
        {
            try
            {
                _wake.Wait();
                return;
            }
            catch (ThreadInterruptedException)
            {
                // Meant for what an actor was doing here, which has ended by now.
            }
        }
    }

    private bool TryTakeIdle()
    {
        int idle;
        while ((idle = Volatile.Read(ref _idle)) > 0)
        {
            if (Interlocked.CompareExchange(ref _idle, idle - 1, idle) == idle)
                return true;
        }

        return false;
    }
}
