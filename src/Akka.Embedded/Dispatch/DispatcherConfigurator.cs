using Akka.Configuration;

namespace Akka.Dispatch;

/// <summary>The configurator of a <see cref="Akka.Dispatch.Dispatcher"/>: one for all its actors.</summary>
public sealed class DispatcherConfigurator : MessageDispatcherConfigurator
{
    private readonly MessageDispatcher _dispatcher;

    /// <summary>Makes the dispatcher.</summary>
    public DispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites)
        : base(config, prerequisites)
    {
        var settings = DispatcherSettings.Of(config);
        _dispatcher = new Dispatcher(
            this, settings.Id, settings.Throughput, settings.Deadline, ConfigureExecutor(), settings.ShutdownTimeout);
    }

    /// <inheritdoc/>
    public override MessageDispatcher Dispatcher() => _dispatcher;
}
