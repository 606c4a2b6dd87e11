using System.IO.Compression;
using System.Net.Sockets;
using System.Text;

[assembly: Share(typeof(ZipArchive))]
[assembly: Share(typeof(Stack<>)), Share(typeof(Stack<>))]
[assembly: Share(typeof(StringBuilder))]
[assembly: Share(typeof(TcpClient))]
[assembly: Share(typeof(Stream))]
[assembly: Share(typeof(List<int>))]
[assembly: Share(typeof(IDictionary<,>))]
[assembly: Share(typeof(System.Data.Common.DbConnection))]
