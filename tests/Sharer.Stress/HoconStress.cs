using System.Diagnostics;
using Akka.Embedded.Tests.Configuration;

namespace Sharer.Stress;

/// <summary>R13: texts by chance for the reader of HOCON: each is a configuration, or a fault with its place in the text, and soon.</summary>
internal static class HoconStress
{
    private const int Usual = 100_000;

    // A whole damaged reference configuration takes a hundred times as long as the others.
    private static readonly (string Name, int Share, Func<Random, string> Generate)[] Kinds =
    [
        ("pieces", 40, HoconFuzz.OfPieces),
        ("characters", 20, HoconFuzz.OfCharacters),
        ("substitutions", 35, HoconFuzz.OfSubstitutions),
        ("nesting", 2, HoconFuzz.Nested),
        ("damage", 3, HoconFuzz.Damaged),
    ];

    public static async Task RunAsync(StressSettings settings)
    {
        var clock = Stopwatch.StartNew();
        var counts = new int[Kinds.Length];
        var (longest, slowest) = (TimeSpan.Zero, 0);
        var texts = settings.Rounds ?? Usual;
        for (var i = 0; i < texts; i++)
        {
            var seed = settings.Seed + i;
            var random = new Random(seed);
            var kind = KindOf(random.Next(Kinds.Sum(static kind => kind.Share)));
            counts[kind]++;
            var text = Kinds[kind].Generate(random);
            var begun = clock.Elapsed;
            var check = Task.Run(() => HoconFuzz.Check(text));
            try
            {
                await check.WaitAsync(Ensure.NothingHangs);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"To see it again: hocon --rounds 1 --seed {seed}", failure);
            }

            if (clock.Elapsed - begun is var took && took > longest)
                (longest, slowest) = (took, seed);
        }

        for (var kind = 0; kind < Kinds.Length; kind++)
            Console.WriteLine($"{Kinds[kind].Name,-16} {counts[kind],14:N0}");
        Console.WriteLine(
            $"{texts:N0} texts, each a configuration or a fault with its place; {texts / clock.Elapsed.TotalSeconds:N0} texts/s, " +
            $"the longest took {longest.TotalMilliseconds:N0} ms (--rounds 1 --seed {slowest})");
    }

    private static int KindOf(int share)
    {
        var kind = 0;
        while ((share -= Kinds[kind].Share) >= 0)
            kind++;
        return kind;
    }
}
