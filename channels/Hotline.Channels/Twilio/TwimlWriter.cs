using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Hotline.Channels.Twilio;

/// <summary>
/// Writes one TwiML document in UTF-8 into a pooled buffer. It stands on the path of every message, where an
/// <see cref="System.Xml.XmlWriter"/> and its buffers would cost more than the rest of the response together.
/// </summary>
internal sealed class TwimlWriter : IDisposable
{
    private static readonly SearchValues<char> Markup = SearchValues.Create("<>&\"\n\t");
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(1024);
    private int length;
    private bool isTagOpen;

    /// <summary>Begins the document with its root, <c>Response</c>.</summary>
    public TwimlWriter()
    {
        Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"u8);
        Open("Response"u8);
    }

    /// <summary>Opens an element; attributes may follow.</summary>
    public TwimlWriter Open(ReadOnlySpan<byte> name)
    {
        EndTag();
        Write("<"u8);
        Write(name);
        isTagOpen = true;
        return this;
    }

    /// <summary>Adds an attribute to the element just opened.</summary>
    public TwimlWriter Attribute(ReadOnlySpan<byte> name, string value)
    {
        Write(" "u8);
        Write(name);
        Write("=\""u8);
        WriteEscaped(PlainText.Clean(value), isAttribute: true);
        Write("\""u8);
        return this;
    }

    /// <inheritdoc cref="Attribute(ReadOnlySpan{byte}, string)"/>
    public TwimlWriter Attribute(ReadOnlySpan<byte> name, int value)
        => Attribute(name, value.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Adds text, without what XML forbids.</summary>
    public TwimlWriter Text(string text)
    {
        EndTag();
        WriteEscaped(PlainText.Clean(text), isAttribute: false);
        return this;
    }

    /// <summary>Closes the element opened last.</summary>
    public TwimlWriter Close(ReadOnlySpan<byte> name)
    {
        if (isTagOpen)
        {
            Write("/>"u8);
            isTagOpen = false;
            return this;
        }

        Write("</"u8);
        Write(name);
        Write(">"u8);
        return this;
    }

    /// <summary>Closes the root and returns the document; nothing may be added after it.</summary>
    public ReadOnlyMemory<byte> Finish()
    {
        Close("Response"u8);
        return buffer.AsMemory(0, length);
    }

    /// <summary>Finishes the document and answers a webhook with it.</summary>
    public async ValueTask SendAsync(HttpResponse response)
    {
        var document = Finish();
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "text/xml; charset=utf-8";
        response.ContentLength = document.Length;
        await response.BodyWriter.WriteAsync(document);
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
    }

    private void EndTag()
    {
        if (isTagOpen)
            Write(">"u8);
        isTagOpen = false;
    }

    private void WriteEscaped(ReadOnlySpan<char> text, bool isAttribute)
    {
        while (text.IndexOfAny(Markup) is >= 0 and var at)
        {
            WriteUtf8(text[..at]);
            switch (text[at])
            {
                case '<': Write("&lt;"u8); break;
                case '>': Write("&gt;"u8); break;
                case '&': Write("&amp;"u8); break;
                case '"': Write("&quot;"u8); break;
                case var space: Write(isAttribute ? " "u8 : [(byte)space]); break;
            }

            text = text[(at + 1)..];
        }

        WriteUtf8(text);
    }

    private void WriteUtf8(ReadOnlySpan<char> text)
    {
        Reserve(Encoding.UTF8.GetMaxByteCount(text.Length));
        length += Encoding.UTF8.GetBytes(text, buffer.AsSpan(length));
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(buffer.AsSpan(length));
        length += bytes.Length;
    }

    private void Reserve(int more)
    {
        if (buffer.Length - length >= more)
            return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(buffer.Length * 2, length + more));
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
