using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

/// <summary>What every way to share through an actor promises besides.</summary>
public abstract partial class SharingContract(Engine engine) : EveryWayToShare(engine);
