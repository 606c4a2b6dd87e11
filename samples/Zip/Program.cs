using System.IO.Compression;
using System.Text;
using Akka.Actor;
using Sharer;

// Somebody else's class: there is no source to put [Share] on.
[assembly: Share(typeof(ZipArchive))]

var file = Path.Combine(Directory.CreateTempSubdirectory("sharer-sample-").FullName, "notes.zip");
using var system = ActorSystem.Create("app");
await using (var zip = system.Share("zip", () => ZipFile.Open(file, ZipArchiveMode.Create)))
{
    // An archive takes one entry at a time. Opening, writing and closing it is one turn, however many write at once.
    await Task.WhenAll(Enumerable.Range(1, 100).Select(n => zip.AskAsync(archive =>
    {
        using var entry = archive.CreateEntry($"note {n:000}.txt").Open();
        entry.Write(Encoding.UTF8.GetBytes($"This is note {n}."));
    }).AsTask()));
    await zip.SetCommentAsync("a hundred notes");
}

await using (var zip = system.Share("zip", () => ZipFile.OpenRead(file)))
{
    // Entries belong to their archive: what leaves the turn is what was read of them.
    Console.WriteLine(await zip.AskAsync(static archive => $"{archive.Entries.Count} entries"));
    Console.WriteLine(await zip.AskAsync(static archive =>
    {
        using var reader = new StreamReader(archive.GetEntry("note 042.txt")!.Open());
        return reader.ReadToEnd();
    }));

    // What the generator has made of the class itself: its comment, a property.
    Console.WriteLine($"comment: {await zip.GetCommentAsync()}");
}

Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
