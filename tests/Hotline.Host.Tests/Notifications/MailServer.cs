using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Hotline.Host.Tests.Notifications;

/// <summary>A server that takes mail (RFC 5321), as far as a client that sends one message at a time needs it.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<string> mails = new();
    private readonly Task loop;

    private readonly X509Certificate2? certificate;
    private readonly bool isImplicit;

    /// <param name="certificate">With it the server speaks TLS.</param>
    /// <param name="isImplicit">TLS begins with the connection, else by STARTTLS.</param>
    public MailServer(X509Certificate2? certificate = null, bool isImplicit = false)
    {
        (this.certificate, this.isImplicit) = (certificate, isImplicit);
        listener.Start();
        loop = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Messages taken, with their headers.</summary>
    public IReadOnlyList<string> Mails => [.. mails];

    /// <summary>Whether somebody spoke to it by TLS.</summary>
    public bool WasEncrypted { get; private set; }

    /// <summary>What is answered to the end of a message.</summary>
    public string Verdict { get; set; } = "250 taken";

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await loop;
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                await ServeAsync(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            if (!isImplicit)
            {
                await TalkAsync(client.GetStream(), isGreeted: false);
                return;
            }

            await using var secured = await SecureAsync(client.GetStream());
            await TalkAsync(secured, isGreeted: false);
        }
        catch (Exception e) when (e is IOException or AuthenticationException)
        {
            // The client went away, as one does that does not trust the certificate.
        }
    }

    private async Task<SslStream> SecureAsync(Stream stream)
    {
        var secured = new SslStream(stream, leaveInnerStreamOpen: true);
        await secured.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, stop.Token);
        WasEncrypted = true;
        return secured;
    }

    private async Task TalkAsync(Stream stream, bool isGreeted)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        await using var writer = new StreamWriter(stream, Encoding.ASCII, leaveOpen: true) { NewLine = "\r\n", AutoFlush = true };
        if (!isGreeted)
            await writer.WriteLineAsync("220 ready");
        while (await reader.ReadLineAsync(stop.Token) is { } line)
        {
            var verb = line.Split(' ')[0].ToUpperInvariant();
            if (verb == "STARTTLS" && certificate is not null)
            {
                await writer.WriteLineAsync("220 go on");
                await using var secured = await SecureAsync(stream);
                await TalkAsync(secured, isGreeted: true);
                return;
            }

            if (verb == "DATA")
                await TakeAsync(reader, writer);
            else if (verb == "EHLO" && certificate is not null && stream is not SslStream)
                await writer.WriteLineAsync("250-here\r\n250 STARTTLS");
            else
                await writer.WriteLineAsync(verb == "QUIT" ? "221 bye" : "250 fine");
            if (verb == "QUIT")
                return;
        }
    }

    private async Task TakeAsync(StreamReader reader, StreamWriter writer)
    {
        await writer.WriteLineAsync("354 go on");
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync(stop.Token) is { } line && line != ".")
            mail.Append(line).Append('\n');
        if (Verdict.StartsWith('2'))
            mails.Enqueue(mail.ToString());
        await writer.WriteLineAsync(Verdict);
    }
}
