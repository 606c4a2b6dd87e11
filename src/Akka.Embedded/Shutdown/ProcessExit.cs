using Akka.Configuration;
using Akka.Event;

namespace Akka.Actor;

/// <summary>Ties the coordinated shutdown of a system to the end of the system and of the process.</summary>
internal sealed class ProcessExit
{
    private readonly CoordinatedShutdown _shutdown;
    private readonly bool _terminateSystem;
    private readonly bool _exitProcess;

    // The process is on its way out already: Environment.Exit from within its handler would wait for itself.
    private volatile bool _isExiting;

    private ProcessExit(CoordinatedShutdown shutdown, Config config)
    {
        _shutdown = shutdown;
        _terminateSystem = shutdown.System.Settings.CoordinatedShutdownTerminateActorSystem;
        _exitProcess = config.GetBoolean("exit-clr");
    }

    public static void Connect(CoordinatedShutdown shutdown, Config config)
    {
        var exit = new ProcessExit(shutdown, config);
        if (exit._terminateSystem || exit._exitProcess)
            shutdown.AddTask(CoordinatedShutdown.PhaseActorSystemTerminate, "terminate-system", exit.Finish);
        if (config.GetBoolean("run-by-clr-shutdown-hook"))
            exit.ListenToProcess();
    }

    private async Task<Done> Finish()
    {
        if (_terminateSystem)
        {
            var terminated = _shutdown.System.FinalTerminate();
            if (_exitProcess)
            {
                // A system that does not end in time must not keep the process.
                await terminated.WaitAsync(_shutdown.Timeout(CoordinatedShutdown.PhaseActorSystemTerminate))
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            else
            {
                await terminated.ConfigureAwait(false);
            }
        }

        if (_exitProcess && !_isExiting)
            Environment.Exit(0);
        return Done.Instance;
    }

    private void ListenToProcess()
    {
        AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
        _ = _shutdown.System.WhenTerminated.ContinueWith(
            _ => AppDomain.CurrentDomain.ProcessExit -= OnProcessExit, TaskScheduler.Default);
    }

    // The process ends when its handlers return, hence the blocking wait.
    private void OnProcessExit(object? sender, EventArgs e)
    {
        _isExiting = true;
        if (_shutdown.System.WhenTerminated.IsCompleted)
            return;
        try
        {
            _shutdown.Run(CoordinatedShutdown.ClrExitReason.Instance).Wait(_shutdown.TotalTimeout);
        }
        catch (AggregateException failed)
        {
            _shutdown.Log.Warning("The coordinated shutdown at the end of the process failed: {0}", failed.Message);
        }
    }
}
