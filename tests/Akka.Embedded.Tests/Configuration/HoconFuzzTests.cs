namespace Akka.Embedded.Tests.Configuration;

/// <summary>A few thousand texts by chance, always the same ones; the stress test <c>hocon</c> takes any number of others.</summary>
public sealed class HoconFuzzTests
{
    [EmbeddedFact]
    public void ParseString_OfRandomPieces_IsAConfigurationOrAFault() => Check(HoconFuzz.OfPieces, 3_000);

    [EmbeddedFact]
    public void ParseString_OfRandomCharacters_IsAConfigurationOrAFault() => Check(HoconFuzz.OfCharacters, 3_000);

    [EmbeddedFact]
    public void ParseString_OfADamagedText_IsAConfigurationOrAFault() => Check(HoconFuzz.Damaged, 100);

    [EmbeddedFact]
    public void ParseString_OfRandomSubstitutions_IsAConfigurationOrAFault() => Check(HoconFuzz.OfSubstitutions, 3_000);

    [EmbeddedFact]
    public void ParseString_OfDeepNesting_IsAConfigurationOrAFault() => Check(HoconFuzz.Nested, 100);

    private static void Check(Func<Random, string> generate, int count)
    {
        var random = new Random(20240601);
        for (var i = 0; i < count; i++)
            HoconFuzz.Check(generate(random));
    }
}
