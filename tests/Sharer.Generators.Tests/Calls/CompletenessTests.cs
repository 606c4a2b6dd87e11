using System.CodeDom.Compiler;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Xunit.Abstractions;

namespace Sharer.Generators.Tests.Calls;

public sealed class CompletenessTests(ITestOutputHelper output)
{
    private const BindingFlags Every = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Assembly Tests = typeof(CompletenessTests).Assembly;

    [Fact]
    public void GeneratedFacades_OfTheCorpus_AreEachCalledByATest()
    {
        var called = Called();
        var facades = Generated("SharedRefExtensions").SelectMany(static type => type.GetMethods(Every))
            .Where(static method => method.IsDefined(typeof(ExtensionAttribute))).ToList();

        var missing = facades.Where(method => !called.Contains(Key(method))).Select(static m => $"{m.DeclaringType!.Name}: {m}").ToList();

        Assert.True(facades.Count > 150);
        output.WriteLine($"{facades.Count} facades of {Generated("SharedRefExtensions").Count()} types");
        Assert.True(missing.Count == 0, $"{missing.Count} of {facades.Count} are not called:\n{string.Join("\n", missing)}");
    }

    [Fact]
    public void GeneratedMessages_OfTheCorpus_AreEachMadeByATest()
    {
        var called = Called();
        var messages = Generated("Messages").SelectMany(static type => type.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic)).ToList();

        var missing = messages.Where(message => !message.GetConstructors(Every).Any(c => called.Contains(Key(c)))).ToList();

        Assert.True(messages.Count > 150);
        output.WriteLine($"{messages.Count} messages");
        Assert.True(missing.Count == 0, $"{missing.Count} of {messages.Count} are not sent:\n{string.Join("\n", missing)}");
    }

    [Fact]
    public void GeneratedFacades_OfTheCorpus_AreEachDocumentedByTheirMember()
    {
        var documented = XDocument.Load(Path.ChangeExtension(Tests.Location, ".xml")).Descendants("member")
            .Where(static member => member.Element("inheritdoc")?.Attribute("cref")?.Value is { Length: > 2 })
            .GroupBy(static member => member.Attribute("name")!.Value.Split('(')[0].Split('`')[0])
            .ToDictionary(static group => group.Key, static group => group.Count());

        foreach (var facades in Generated("SharedRefExtensions").SelectMany(static type => type.GetMethods(Every))
            .Where(static method => method.IsDefined(typeof(ExtensionAttribute))).GroupBy(static m => $"M:{m.DeclaringType!.FullName}.{m.Name}"))
        {
            Assert.True(documented.GetValueOrDefault(facades.Key) == facades.Count(), facades.Key);
        }
    }

    // Of the corpus's own classes. Of the framework's (hundreds of overloads of a few shapes) AssemblyTests calls some of each.
    private static IEnumerable<Type> Generated(string ending) =>
        Tests.GetTypes().Where(type =>
            type.IsDefined(typeof(GeneratedCodeAttribute)) && type.Name.Split('`')[0].EndsWith(ending, StringComparison.Ordinal)
            && (type.Namespace?.Split('.')[0] is null or "Corpus"));

    // What the code of the tests in this folder calls, of what this assembly has.
    private static HashSet<(Module, int)> Called() =>
    [
        .. Tests.GetTypes().Where(static type => type.FullName!.StartsWith(typeof(CompletenessTests).Namespace!, StringComparison.Ordinal))
            .SelectMany(static type => type.GetMethods(Every).Cast<MethodBase>().Concat(type.GetConstructors(Every)))
            .SelectMany(static method => CallScan.In(method)).Select(Key),
    ];

    private static (Module, int) Key(MethodBase method) => (method.Module, method.MetadataToken);
}
