using System.Runtime.CompilerServices;
using Akka.Actor;
using Akka.Dispatch;
using Sharer.Calls;
using Sharer.Mailbox;

namespace Sharer.Resource;

/// <summary>The actor in which a resource lives. What it does is <see cref="ResourceWork{T}"/>, which outlives a restart.</summary>
internal sealed class ResourceActor<T> : UntypedActor where T : class
{
    private readonly ResourceWork<T> _work;

    public ResourceActor(ResourceWork<T> work) => _work = work;

    protected override void PreStart()
    {
        try
        {
            _work.Start(Self, Context.Dispatcher is PinnedDispatcher);
        }
        catch
        {
            // An actor that has not started has no PostStop either.
            _work.End();
            throw;
        }
    }

    protected override void OnReceive(object message)
    {
        try
        {
            switch (message)
            {
                // The queue lets out calls of its own resource alone.
                case Call call:
                    _work.Run(Unsafe.As<Call<T>>(call));
                    break;
                case IControlMessage control:
                    _work.Steer(control);
                    break;
                default:
                    Unhandled(message);
                    return;
            }
        }
        catch (Exception e)
        {
            // Here and not in PreRestart, which the supervisor's Resume, Stop and Escalate pass by.
            _work.Abandon(e);
            throw;
        }

        if (_work.IsDisposedOf)
        {
            Context.Stop(Self);
        }
    }

    // What the base does, to stop it all, is for actors that keep their state in themselves.
    protected override void PreRestart(Exception reason, object message)
    {
    }

    protected override void PostRestart(Exception reason) => _work.Restart(reason);

    protected override void PostStop() => _work.End();
}
