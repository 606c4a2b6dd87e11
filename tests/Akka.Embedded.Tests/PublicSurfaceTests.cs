using System.Reflection;
using Akka.Actor;
using Akka.Hosting;
using Akka.TestKit;

namespace Akka.Embedded.Tests;

public sealed class PublicSurfaceTests
{
    // The signatures of the slice, and those of the types that they mention though their namespaces are left out,
    // such as HoconValue and Option.
    private static readonly Signatures Known = Signatures.Read("public-signatures-1.5.30.txt", "mentioned-signatures-1.5.30.txt");

    public static TheoryData<string> Assemblies => [.. AssembliesOf().Select(assembly => assembly.GetName().Name!)];

    [EmbeddedTheory]
    [MemberData(nameof(Assemblies))]
    public void PublicSurface_OfAnEngineAssembly_HoldsNothingThatAkkaLacks(string assembly)
    {
        var types = PublicSurface.TypesOf(AssembliesOf().Single(candidate => candidate.GetName().Name == assembly)).ToArray();
        var faults = types.Where(IsListed).SelectMany(Faults).Order().ToArray();

        Assert.NotEmpty(types);
        Assert.True(faults.Length == 0, $"{faults.Length} signatures are not Akka.NET's:\n{string.Join('\n', faults)}");
    }

    [Fact]
    public void PublicSurface_OfTheSlice_IsThere()
    {
        var members = AssembliesOf().SelectMany(PublicSurface.TypesOf).SelectMany(PublicSurface.MembersOf).ToHashSet();

        string[] missing = [.. Slice.Where(signature => !members.Contains(signature))];

        Assert.Empty(missing);
    }

    // One of each that no test of behaviour would miss at once: the list itself must not be empty or misread.
    private static readonly string[] Slice =
    [
        "Akka.Actor.ActorSystem::static Create(string name, Akka.Configuration.Config config) : Akka.Actor.ActorSystem",
        "Akka.Actor.Settings::InjectTopLevelFallback(Akka.Configuration.Config config) : void",
        "Akka.Configuration.Config::GetTimeSpan(string path, System.Nullable<System.TimeSpan> default = default, bool allowInfinite = True) : System.TimeSpan",
        "Akka.Configuration.Config::static Empty : Akka.Configuration.Config",
        "Akka.Hosting.ActorRegistry::TryGet<TKey>(out Akka.Actor.IActorRef actor) : bool",
        "Akka.Hosting.LoggerConfigBuilder::LogLevel{get;set;} : Akka.Event.LogLevel",
    ];

    private static Assembly[] AssembliesOf() =>
    [
        .. new[] { typeof(ActorSystem), typeof(ActorRegistry), typeof(DependencyInjection.DependencyResolver), typeof(TestKitBase), typeof(TestKit.Xunit2.TestKit) }
            .Select(type => type.Assembly)
            .Distinct(),
    ];

    // Of Akka.NET itself the list names some namespaces only; the engine has no type beyond it.
    private static bool IsListed(Type type) =>
        type.Assembly.GetName().Name!.StartsWith("Akka.Embedded", StringComparison.Ordinal) || Known.HasType(PublicSurface.NameOf(type));

    private static IEnumerable<string> Faults(Type type)
    {
        var name = PublicSurface.NameOf(type);
        if (!Known.TryGetType(name, out var known))
            return [$"type {name}: Akka.NET has no such type, or not among those of the slice"];

        var faults = new List<string>();
        if (known.Kind != PublicSurface.KindOf(type))
            faults.Add($"type {name}: it is a {PublicSurface.KindOf(type)}, in Akka.NET a {known.Kind}");
        faults.AddRange(PublicSurface.BasesOf(type)
            .Where(ancestor => !Known.AncestorsOf(name).Contains(ancestor))
            .Select(ancestor => $"type {name}: it is a {ancestor}, which it is not in Akka.NET"));
        faults.AddRange(PublicSurface.MembersOf(type).Where(member => !Known.HasMember(member)).Select(Explain));
        return faults;
    }

    private static string Explain(string member)
    {
        var nearest = Known.MembersNamed(member);
        return nearest.Length == 0 ? $"{member}\n    Akka.NET has none of this name" : $"{member}\n    Akka.NET: {string.Join("\n    Akka.NET: ", nearest)}";
    }
}
