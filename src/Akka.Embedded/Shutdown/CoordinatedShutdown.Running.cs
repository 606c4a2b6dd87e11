using Akka.Event;

namespace Akka.Actor;

public sealed partial class CoordinatedShutdown
{
    private async Task RunPhases(string? fromPhase)
    {
        try
        {
            foreach (var name in _order.SkipWhile(name => fromPhase is not null && name != fromPhase))
                await RunPhase(name, _phases[name]).ConfigureAwait(false);
            _done.SetResult(Done.Instance);
        }
        catch (Exception e)
        {
            _done.SetException((e as AggregateException ?? new AggregateException(e)).Flatten());
        }
    }

    private async Task RunPhase(string name, Phase phase)
    {
        if (!_tasks.TryGetValue(name, out var tasks))
            return;
        if (Log.IsDebugEnabled)
            Log.Debug("Shutdown phase [{0}] with {1} tasks: {2}", name, tasks.Count, string.Join(", ", tasks.Select(task => task.Name)));

        var started = TimeProvider.System.GetTimestamp();
        var all = Task.WhenAll(tasks.Select(task => RunTask(name, task, phase.Recover)));
        var ended = all.IsCompleted || await EndedWithin(all, phase.Timeout).ConfigureAwait(false);
        // A system that terminates stops its scheduler, which may fire what is pending before its time.
        if (ended || (name == PhaseActorSystemTerminate && TimeProvider.System.GetElapsedTime(started) < phase.Timeout))
        {
            await all.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (all.Exception is { } failed)
                throw failed;
            return;
        }

        if (!phase.Recover)
            throw new TimeoutException($"The shutdown phase [{name}] took longer than {phase.Timeout}.");
        Log.Warning("Coordinated shutdown phase [{0}] timed out after {1}", name, phase.Timeout);
    }

    private async Task RunTask(string phase, ShutdownTask task, bool recover)
    {
        try
        {
            await (task.Start() ?? throw new InvalidOperationException("The task's delegate returned null."))
                .ConfigureAwait(false);
        }
        catch (Exception e) when (recover)
        {
            Log.Warning("Task [{0}] failed in phase [{1}]: {2}", task.Name, phase, e.Message);
        }
    }

    // On the system's scheduler, so that a test's virtual time counts here too.
    private async Task<bool> EndedWithin(Task tasks, TimeSpan timeout)
    {
        var expired = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var timer = new Cancelable(System.Scheduler.Advanced);
        try
        {
            System.Scheduler.Advanced.ScheduleOnce(timeout, expired.SetResult, timer);
        }
        catch (Exception e) when (e is SchedulerException or InvalidOperationException)
        {
            // The system is terminating and its scheduler is gone: what is left ends with it, and needs no limit.
            await tasks.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return true;
        }

        var ended = await Task.WhenAny(tasks, expired.Task).ConfigureAwait(false) == tasks;
        timer.Cancel();
        return ended;
    }
}
