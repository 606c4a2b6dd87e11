using Akka.Actor;
using Akka.Event;
using Sharer.Mailbox;

namespace Sharer.Resource;

internal sealed partial class ResourceWork<T>
{
    private ITimer? _probeTimer;
    private long _enteredAtLastProbe;

    private void ProbeLater()
    {
        if (resource.Probe is null)
        {
            return;
        }

        _enteredAtLastProbe = resource.Admission.Entered;
        _probeTimer?.Dispose();
        _probeTimer = resource.NewTimer(
            static core => core.Actor.Tell(ProbeDue.Instance, ActorRefs.NoSender), resource.ProbeInterval);
    }

    private void OnProbeDue()
    {
        if (resource.Probe is null || _actorIsGone || IsDisposedOf || resource.IsStopping || resource.Instance is null)
        {
            return;
        }

        var idle = _pending == Pending.Nothing && !HasOpenBatch && resource.Admission.Entered == _enteredAtLastProbe && resource.Admission.Inside == 0;
        if (idle && ProbeWith(resource.Probe) is { } cause)
        {
            Replace(cause);
        }
        else
        {
            ProbeLater();
        }
    }

    private Exception? ProbeWith(Action<T> probe)
    {
        using var flow = FlowGuard.Enter();
        BeginOwn(nameof(ShareOptions<>.Probe));
        try
        {
            probe(resource.Instance!);
            return null;
        }
        catch (Exception e)
        {
            resource.Log.Warning(e, "The probe of '{0}' threw, so the resource is replaced: {1}", resource.Name, e.Message);
            return e;
        }
        finally
        {
            EndOwn();
        }
    }
}
