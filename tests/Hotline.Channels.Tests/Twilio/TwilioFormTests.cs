using System.Buffers;
using System.Text;
using Hotline.Channels.Twilio;

namespace Hotline.Channels.Tests.Twilio;

public sealed class TwilioFormTests
{
    [Theory]
    [InlineData("Body=a+b", "a b")]
    [InlineData("Body=%E8%B7%AF%e7%81%af", "路灯")]
    [InlineData("Body=100%25", "100%")]
    [InlineData("Body=100%", "100%")]
    [InlineData("Body=%zz%4", "%zz%4")]
    [InlineData("Body=a=b", "a=b")]
    [InlineData("Body=", "")]
    [InlineData("Body", "")]
    [InlineData("&&Body=x&&", "x")]
    [InlineData("Bo%64y=x", "x")]
    [InlineData("Body=%FF", "\uFFFD")]
    public void Indexer_EncodedValue_Decoded(string body, string expected)
    {
        using var form = Parse(body);

        form["Body"u8].ShouldBe(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("body=x")]
    [InlineData("Body2=x")]
    public void Indexer_NotSent_Null(string body)
    {
        using var form = Parse(body);

        form["Body"u8].ShouldBeNull();
    }

    [Fact]
    public void Parse_BodyInSeveralSegments_SameAsInOne()
    {
        var first = new Segment("From=%2B86&Bo"u8.ToArray(), null);
        var last = new Segment("dy=%E8%B7"u8.ToArray(), first);
        var end = new Segment("%AF"u8.ToArray(), last);

        using var form = TwilioForm.Parse(new ReadOnlySequence<byte>(first, 0, end, end.Memory.Length)).ShouldNotBeNull();

        form["From"u8].ShouldBe("+86");
        form["Body"u8].ShouldBe("路");
    }

    [Fact]
    public void Parse_TooManyParameters_Null()
    {
        Try(TwilioForm.MaxFields).ShouldNotBeNull().Dispose();
        Try(TwilioForm.MaxFields + 1).ShouldBeNull();

        static TwilioForm? Try(int count)
            => TwilioForm.Parse(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(string.Join('&', Enumerable.Repeat("a", count)))));
    }

    private static TwilioForm Parse(string body)
        => TwilioForm.Parse(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(body))).ShouldNotBeNull();

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(byte[] memory, Segment? previous)
        {
            Memory = memory;
            if (previous is null)
                return;
            RunningIndex = previous.RunningIndex + previous.Memory.Length;
            previous.Next = this;
        }
    }
}
