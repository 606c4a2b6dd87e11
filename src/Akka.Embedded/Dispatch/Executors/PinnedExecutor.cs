using Akka.Configuration;
using Akka.Dispatch.MessageQueues;

namespace Akka.Dispatch;

internal sealed class PinnedExecutorConfigurator(Config config, IDispatcherPrerequisites prerequisites)
    : ExecutorServiceConfigurator(config, prerequisites)
{
    public override ExecutorService Produce(string id) => new PinnedExecutor(id);
}

/// <summary>One thread. It spins a little when it has nothing to do, then parks.</summary>
internal sealed class PinnedExecutor : ExecutorService
{
    // SpinWait yields the processor from the tenth spin on; on a busy machine a parked thread is back sooner than one that has yielded.
    private const int SpinsBeforeParking = 10;

    private readonly MpscQueue<IRunnable> _work = new();
    private readonly SemaphoreSlim _wake = new(0);
    private int _parked;
    private volatile bool _closed;

    public PinnedExecutor(string id)
        : base(id) => new Thread(Work) { IsBackground = true }.UnsafeStart();

    public override void Execute(IRunnable run)
    {
        if (_closed)
            throw new RejectedExecutionException($"The thread of {Id} has ended");
        _work.Enqueue(run);
        Wake();
    }

    public override void Shutdown()
    {
        _closed = true;
        Wake();
    }

    // The thread says that it parks, then looks once more for work; here work is put in, then the parking is looked at. The fences
    // of the exchanges make one of the two see the other.
    private void Wake()
    {
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _parked) != 0 && Interlocked.Exchange(ref _parked, 0) != 0)
            _wake.Release();
    }

    private void Work()
    {
        var spinner = new SpinWait();
        while (true)
        {
            try
            {
                if (_work.TryDequeue(out var run))
                {
                    run.Run();
                    spinner.Reset();
                }
                else if (_closed)
                {
                    if (!_work.HasItems)
                        return;
                }
                else if (spinner.Count < SpinsBeforeParking)
                {
                    spinner.SpinOnce(sleep1Threshold: -1);
                }
                else
                {
                    Park();
                    spinner.Reset();
                }
            }
            catch (ThreadInterruptedException)
            {
                // Meant for what the actor was doing, which has ended by now.
            }
        }
    }

    private void Park()
    {
        Interlocked.Exchange(ref _parked, 1);
        if ((_work.HasItems || _closed) && Interlocked.Exchange(ref _parked, 0) != 0)
            return;
        _wake.Wait();
    }
}
