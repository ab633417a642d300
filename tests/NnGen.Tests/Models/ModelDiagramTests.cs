using NnGen.Generated;

namespace NnGen.Tests.Models;

public class ModelDiagramTests
{
    [Fact]
    public void A_stack_is_a_chain() => Assert.Equal(
        """
        flowchart TD
            v0(["input<br/>[N, 3]"])
            v1["Normalization1<br/>Normalization<br/>[N, 3]"]
            v2["Dense1<br/>Dense<br/>[N, 40]"]
            v3["Dense2<br/>Dense<br/>[N, 2]"]
            o0(["output<br/>[N, 2]"])
            v0 --> v1
            v1 --> v2
            v2 --> v3
            v3 --> o0

        """.ReplaceLineEndings("\n"),
        new ModelSummary(TestModel.Info(outputs: 2)).ToMermaid());

    [Fact]
    public void Blocks_are_frames_and_several_inputs_and_outputs_have_their_names()
    {
        var info = new ModelInfo
        {
            Name = "Graph",
            ArchitectureHash = "",
            InputShape = [24],
            Inputs = [new("image", [4], ElementType.Float32), new("tokens", [2], ElementType.Int32)],
            OutputShape = [3],
            Outputs = [new("Kind", [2]), new("a\"<b>#", [1])],
            Parameters = [],
            StorageLength = 0,
            Layers =
            [
                new("Encoders.0.Up", "Dense", [8], 0) { Inputs = [0] },
                new("Encoders.0.Inner.Down", "Dense", [4], 0),
                new("Encoders.1.Up", "Dense", [8], 0),
                new("Join", "Concatenate", [10], 0) { Inputs = [4, 1] },
                new("Head", "Dense", [2], 0),
            ],
            OutputValues = [6, 2],
        };

        Assert.Equal(
            """
            flowchart TD
                v0(["image<br/>[N, 4]"])
                v1(["tokens<br/>[N, 2]"])
                v5["Join<br/>Concatenate<br/>[N, 10]"]
                v6["Head<br/>Dense<br/>[N, 2]"]
                subgraph b1v2["Encoders"]
                    subgraph b2v2["Encoders.0"]
                        v2["Up<br/>Dense<br/>[N, 8]"]
                        subgraph b3v3["Encoders.0.Inner"]
                            v3["Down<br/>Dense<br/>[N, 4]"]
                        end
                    end
                    subgraph b2v4["Encoders.1"]
                        v4["Up<br/>Dense<br/>[N, 8]"]
                    end
                end
                o0(["Kind<br/>[N, 2]"])
                o1(["a#quot;#lt;b#gt;#35;<br/>[N, 1]"])
                v0 --> v2
                v2 --> v3
                v3 --> v4
                v4 --> v5
                v1 --> v5
                v5 --> v6
                v6 -->|"Kind"| o0
                v2 -->|"a#quot;#lt;b#gt;#35;"| o1

            """.ReplaceLineEndings("\n"),
            new ModelSummary(info).ToMermaid());
    }
}
