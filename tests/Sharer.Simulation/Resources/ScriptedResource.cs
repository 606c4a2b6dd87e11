using Sharer.Simulation.Histories;
using Sharer.Simulation.Worlds;

namespace Sharer.Simulation.Resources;

/// <summary>A resource that does what jobs say, lets others go on in the midst of everything, and has the history remember it.</summary>
internal abstract class ScriptedResource(World world, Temper temper)
{
    private Gate? _sleep;
    private Job? _job;
    private bool _interrupted;

    private protected World World => world;

    private protected Temper Temper => temper;

    /// <summary>What a call runs that returns when its job is done.</summary>
    public object? Do(Job job)
    {
        Begin(job);
        try
        {
            for (var i = 0; i < job.Pauses; i++)
            {
                world.Pause($"in {job}");
                EndIfInterrupted(job);
            }

            if (job.Takes is { } time)
            {
                (_sleep = world.After(time)).Wait();
                EndIfInterrupted(job);
            }

            return End(job);
        }
        finally
        {
            (_job, _sleep) = (null, null);
        }
    }

    /// <summary>What a call runs that holds its turn.</summary>
    public async ValueTask<object?> DoAsync(Job job, CancellationToken token)
    {
        Begin(job);
        try
        {
            for (var i = 0; i < job.Pauses; i++)
            {
                await world.PauseAsync($"{job}");
                EndIfInterrupted(job, token);
            }

            if (job.Takes is { } time)
            {
                var sleep = _sleep = world.After(time);
                if (job.Heeds)
                    token.UnsafeRegister(static sleep => ((Gate)sleep!).Open(), sleep);
                await sleep;
                EndIfInterrupted(job, token);
            }

            return End(job);
        }
        finally
        {
            (_job, _sleep) = (null, null);
        }
    }

    /// <summary>The hook that stops what runs, from another fiber.</summary>
    public void Interrupt()
    {
        world.History.Add(EventKind.InterruptBegan, instance: this);
        world.Pause("interrupts");
        if (_job is { Heeds: true })
        {
            _interrupted = true;
            _sleep?.Open();
        }

        world.Pause("has interrupted");
        world.History.Add(EventKind.InterruptEnded, instance: this);
        if (temper.InterruptThrows)
            throw new InvalidOperationException("the interrupt throws");
    }

    public void Reset(int number)
    {
        world.History.Add(EventKind.ResetBegan, instance: this);
        world.Pause("resets");
        world.History.Add(EventKind.ResetEnded, instance: this);
        if (number == temper.ThrowingReset)
            throw new InvalidOperationException("the reset throws");
    }

    public void Probe(int number)
    {
        world.History.Add(EventKind.ProbeBegan, instance: this);
        world.Pause("probes");
        world.History.Add(EventKind.ProbeEnded, instance: this);
        if (number == temper.ThrowingProbe)
            throw new InvalidOperationException("the probe throws");
    }

    private void Begin(Job job)
    {
        _job = job;
        _interrupted = false;
        if (job.CallsItself)
            world.CallFromInside();
    }

    private void EndIfInterrupted(Job job, CancellationToken token = default)
    {
        if (job.Heeds && token.IsCancellationRequested)
            throw new OperationCanceledException(token);
        if (_interrupted)
            throw new InterruptedException(job);
    }

    private static object End(Job job) => job.End switch
    {
        JobEnd.Throw => throw new JobException(job),
        JobEnd.Break => throw new BrokenException(job),
        _ => job.Number,
    };
}

internal sealed class DisposableResource(World world, Temper temper) : ScriptedResource(world, temper), IDisposable
{
    public void Dispose()
    {
        World.History.Add(EventKind.DisposalBegan, instance: this);
        World.Pause("disposes");
        World.History.Add(EventKind.Disposed, instance: this);
        if (Temper.DisposeThrows)
            throw new InvalidOperationException("the disposal throws");
    }
}

internal sealed class AsyncDisposableResource(World world, Temper temper) : ScriptedResource(world, temper), IAsyncDisposable
{
    public ValueTask DisposeAsync() => AsyncWork<object?>.StartVoid(World.Scheduler, DisposeOnceAsync);

    private async ValueTask<object?> DisposeOnceAsync()
    {
        World.History.Add(EventKind.DisposalBegan, instance: this);
        await World.PauseAsync("the disposal");
        World.History.Add(EventKind.Disposed, instance: this);
        if (Temper.DisposeThrows)
            throw new InvalidOperationException("the disposal throws");
        return null;
    }
}
