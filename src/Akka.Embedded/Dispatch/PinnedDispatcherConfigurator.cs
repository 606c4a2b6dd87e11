using Akka.Configuration;

namespace Akka.Dispatch;

internal sealed class PinnedDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites)
    : MessageDispatcherConfigurator(config, prerequisites)
{
    private readonly DispatcherSettings _settings = DispatcherSettings.Of(config);

    public override MessageDispatcher Dispatcher() => new PinnedDispatcher(
        this, _settings.Id, _settings.Throughput, _settings.Deadline,
        new PinnedExecutorConfigurator(Config, Prerequisites), _settings.ShutdownTimeout);
}

internal sealed class CurrentSynchronizationContextDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites)
    : MessageDispatcherConfigurator(config, prerequisites)
{
    private readonly DispatcherSettings _settings = DispatcherSettings.Of(config);

    public override MessageDispatcher Dispatcher() => new CurrentSynchronizationContextDispatcher(
        this, _settings.Id, _settings.Throughput, _settings.Deadline,
        new CurrentContextExecutorConfigurator(Config, Prerequisites), _settings.ShutdownTimeout);
}
