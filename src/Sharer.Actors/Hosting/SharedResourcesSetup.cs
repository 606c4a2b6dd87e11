using Akka.Actor.Setup;

namespace Sharer.Hosting;

/// <summary>The sign that <see cref="SharerAkkaExtensions.WithSharedResources"/> was called.</summary>
internal sealed class SharedResourcesSetup : Setup;
