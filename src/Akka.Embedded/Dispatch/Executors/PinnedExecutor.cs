using Akka.Configuration;
using Akka.Dispatch.MessageQueues;

namespace Akka.Dispatch;

internal sealed class PinnedExecutorConfigurator(Config config, IDispatcherPrerequisites prerequisites)
    : ExecutorServiceConfigurator(config, prerequisites)
{
    public override ExecutorService Produce(string id) => new PinnedExecutor(id);
}

/// <summary>One thread. When it has nothing to do it looks out for work for some microseconds, then lets others run, then parks.</summary>
internal sealed class PinnedExecutor : ExecutorService
{
    // Measured on two processors: with them a hand-over among 16 callers takes three quarters of a BlockingCollection's, without them as long
    // as that. After the first two microseconds every fourth look lets others run: without that, one program beside it made a hand-over five
    // times as long.
    private static readonly int LooksBeforeYielding = Environment.ProcessorCount > 1 ? 200 : 0;
    private const int LooksAtFirst = 40;
    private const int LooksBetweenYields = 4;
    private const int PausesBetweenLooks = 8;

    // Measured likewise: with a third as many, or with a semaphore instead of a monitor, one caller's hand-over takes half as long again.
    private const int YieldsBeforeParking = 35;

    private readonly MpscQueue<IRunnable> _work = new();
    private readonly object _gate = new();
    private bool _parked;
    private bool _ended;
    private volatile bool _closed;

    public PinnedExecutor(string id)
        : base(id) => StartThread();

    public override void Execute(IRunnable run)
    {
        if (_closed)
            throw new RejectedExecutionException($"The thread of {Id} has ended");
        _work.Enqueue(run);
        Wake();
        if (_closed)
            Revive();
    }

    public override void Shutdown()
    {
        _closed = true;
        Interlocked.MemoryBarrier();
        Wake();
    }

    // The thread says that it parks, then looks once more for work; here work is put in, then the parking is looked at. The fence on
    // either side, here the queue's own, makes one of the two see the other.
    private void Wake()
    {
        if (!Volatile.Read(ref _parked))
            return;
        lock (_gate)
        {
            _parked = false;
            Monitor.Pulse(_gate);
        }
    }

    private void StartThread() => new Thread(Work) { IsBackground = true }.UnsafeStart();

    // What came while the thread was ending gets another one, once the first is gone: the queue has one reader.
    private void Revive()
    {
        lock (_gate)
        {
            if (!_ended)
                return;
            _ended = false;
            StartThread();
        }
    }

    private bool TryEnd()
    {
        lock (_gate)
            return _ended = !_work.HasItems;
    }

    private void Work()
    {
        var looks = 0;
        var yields = new SpinWait();
        while (true)
        {
            try
            {
                if (_work.TryDequeue(out var run))
                {
                    run.Run();
                    looks = 0;
                    yields.Reset();
                }
                else if (_closed)
                {
                    if (TryEnd())
                        return;
                }
                else if (looks < LooksBeforeYielding)
                {
                    if (++looks > LooksAtFirst && looks % LooksBetweenYields == 0)
                        Thread.Yield();
                    else
                        Thread.SpinWait(PausesBetweenLooks);
                }
                else if (yields.Count < YieldsBeforeParking)
                {
                    yields.SpinOnce(sleep1Threshold: -1);
                }
                else
                {
                    Park();
                    looks = 0;
                    yields.Reset();
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
        lock (_gate)
        {
            Volatile.Write(ref _parked, true);
            Interlocked.MemoryBarrier();
            if (_work.HasItems || _closed)
                _parked = false;
            while (_parked)
                Monitor.Wait(_gate);
        }
    }
}
