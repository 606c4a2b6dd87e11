using Akka.Dispatch;

namespace Akka.TestKit;

/// <summary>Runs an actor on the thread that sends to it, unless another thread is at it already.</summary>
public class CallingThreadDispatcher : MessageDispatcher
{
    /// <summary>The name under which every TestKit registers it.</summary>
    public static new readonly string Id = "akka.test.calling-thread-dispatcher";

    /// <summary>Makes a dispatcher.</summary>
    public CallingThreadDispatcher(MessageDispatcherConfigurator configurator)
        : base(configurator)
    {
    }

    /// <inheritdoc />
    protected override void ExecuteTask(IRunnable run) => run.Run();

    /// <summary>Does nothing: there are no threads to end.</summary>
    protected override void Shutdown()
    {
    }
}
