// Prints every packet of a capture file as gopacket does, in UTC.
package main

import (
	"fmt"
	"io"
	"log"
	"os"

	"github.com/google/gopacket"
	"github.com/google/gopacket/layers"
	"github.com/google/gopacket/pcapgo"
)

func main() {
	file, err := os.Open(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	reader, err := pcapgo.NewReader(file)
	if err != nil {
		log.Fatal(err)
	}
	for {
		data, info, err := reader.ReadPacketData()
		if err == io.EOF {
			return
		}
		if err != nil {
			log.Fatal(err)
		}
		info.Timestamp = info.Timestamp.UTC()
		packet := gopacket.NewPacket(data, layers.LinkType(reader.LinkType()), gopacket.Default)
		metadata := packet.Metadata()
		metadata.CaptureInfo = info
		metadata.Truncated = metadata.Truncated || info.CaptureLength < info.Length
		fmt.Print(packet)
	}
}
